namespace Pulumi;

/// <summary>Under mocks only errors have an effect: they fail the run.</summary>
public static class Log
{
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => _ = Deployment.Instance;

    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => _ = Deployment.Instance;

    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => _ = Deployment.Instance;

    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Deployment.Instance.Context.Errors.Enqueue(message);

    public static void Exception(Exception exception, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Error(exception.ToString(), resource, streamId, ephemeral);
}
