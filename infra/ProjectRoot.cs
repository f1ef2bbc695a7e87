namespace CalicoIPv6.Infra;

/// <summary>The folder with Pulumi.yaml, from which paths in a stack's configuration are told.</summary>
public static class ProjectRoot
{
    /// <summary>The file that every project has.</summary>
    public const string File = "Pulumi.yaml";

    /// <summary>Looks upwards from a folder (the engine starts the program in <c>infra/</c>), then from where the program lies.</summary>
    /// <returns>The folder's path; <c>null</c> when there is none.</returns>
    public static string? Find(string workingDirectory) => Above(workingDirectory) ?? Above(AppContext.BaseDirectory);

    private static string? Above(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, File)))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
