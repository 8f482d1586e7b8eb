namespace FontGenerator;

public static class Repository
{
    /// <summary>The folder that holds Firmware.sln, from anywhere below it.</summary>
    public static string Find(string start)
    {
        for (DirectoryInfo? folder = new(start); folder != null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Firmware.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Firmware.sln is not above " + start);
    }
}
