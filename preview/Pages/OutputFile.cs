using System.Text;
using CalicoIPv6.Configuration;

namespace CalicoIPv6.Preview.Pages;

/// <summary>The file that a page is written to, whole or not at all.</summary>
internal static class OutputFile
{
    /// <summary>Whether there can be a file of that name, asked before anything is planned.</summary>
    /// <exception cref="ConfigurationException">There cannot.</exception>
    public static void Check(string path)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            throw Refused(path, "is not the name of a file");
        }

        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
        {
            throw Refused(path, "is a folder");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw Refused(path, "is in a folder that does not exist");
        }
    }

    /// <summary>Writes the file in the place of an earlier one.</summary>
    /// <exception cref="ConfigurationException">It cannot be written; an earlier one is as it was.</exception>
    public static void Write(string path, string text)
    {
        Check(path);
        // A link stays one: what it leads to is written.
        string target = (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? Path.GetFullPath(path);
        string unfinished = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetRandomFileName()}");
        try
        {
            if (File.Exists(target))
            {
                // A file that may not be written to is not replaced either, though its folder would allow that.
                using FileStream writable = File.OpenWrite(target);
            }

            File.WriteAllText(unfinished, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(unfinished, target, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Refused(path, $"cannot be written to ({fault.Message.TrimEnd('.')})");
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static ConfigurationException Refused(string path, string rule) => new([new Problem("--html", path, rule, "name a file in a folder where you may write, such as plan.html")]);
}
