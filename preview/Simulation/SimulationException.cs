namespace CalicoIPv6.Preview.Simulation;

/// <summary>The simulation was asked for something that it does not know.</summary>
internal sealed class SimulationException(string message) : Exception(message);
