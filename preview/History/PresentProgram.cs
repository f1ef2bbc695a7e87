using System.Text;
using CalicoIPv6.Configuration;
using CalicoIPv6.Preview.PlanFiles;
using CalicoIPv6.Preview.Planning;
using CalicoIPv6.Preview.Reporting;
using CalicoIPv6.Preview.Running;
using CalicoIPv6.Preview.StackFiles;

namespace CalicoIPv6.Preview.History;

/// <summary>Plans with the program that runs.</summary>
/// <param name="project">Whose stacks.</param>
internal sealed class PresentProgram(ProjectFolder project) : IPlanner
{
    public async Task<StackSide> PlanAsync(string stack)
    {
        string here = Environment.CurrentDirectory;
        try
        {
            // Paths in a configuration are told from the project's folder.
            Environment.CurrentDirectory = project.Path;
            StackPlan plan = await StackPlan.MakeAsync(StackFile.Read(project, stack, null), simulate: false);
            return new StackSide
            {
                Plan = PlanSecrets.Join(Printed(plan.Document, showSecrets: false), Printed(plan.Document, showSecrets: true)),
                Addresses = AddressMap.Of(plan.Addresses),
            };
        }
        catch (ConfigurationException fault)
        {
            return new StackSide { Problems = [.. fault.Problems.Select(p => p.ToString())] };
        }
        catch (ProgramException fault)
        {
            return new StackSide { Problems = [.. fault.Messages] };
        }
        finally
        {
            Environment.CurrentDirectory = here;
        }
    }

    // Through the form in which every other plan comes: what is compared is what is printed.
    private static PlanFile Printed(PlanDocument document, bool showSecrets)
    {
        using var buffer = new MemoryStream();
        PlanJson.Write(buffer, document, showSecrets);
        return PlanFileReader.Parse(Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)), "plan");
    }
}
