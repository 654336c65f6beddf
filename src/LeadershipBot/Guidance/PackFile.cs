using System.Text;

namespace LeadershipBot.Guidance;

/// <summary>One file of a pack on disk.</summary>
internal static class PackFile
{
    /// <summary>The largest file that is read, in bytes. The built-in pack's largest has some ten thousand.</summary>
    public const long MaxBytes = 1 << 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The map a file holds, or null with a fault added.</summary>
    /// <param name="name">Relative to the folder, with slashes.</param>
    public static YamlNode.Map? Read(string folder, string name, List<PackFault> faults)
    {
        try
        {
            var (text, refused) = Text(new FileInfo(Path.Combine(folder, name)));

            return refused is null
                ? YamlTree.Read(text) as YamlNode.Map ?? throw new YamlFaultException(1, "holds no fields.")
                : Refuse(new(name, null, refused));
        }
        catch (YamlFaultException fault)
        {
            return Refuse(new(name, fault.Line, fault.Message));
        }
        catch (DecoderFallbackException)
        {
            return Refuse(new(name, null, "is not UTF-8 text."));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Refuse(new(name, null, "cannot be read by this user."));
        }

        YamlNode.Map? Refuse(PackFault fault)
        {
            faults.Add(fault);
            return null;
        }
    }

    private static (string Text, string? Refused) Text(FileInfo file) => file switch
    {
        { LinkTarget: not null } => ("", "is a link; a pack holds plain files only."),
        { Exists: false } => ("", "is missing."),
        { Length: > MaxBytes } => ("", $"has {file.Length:N0} bytes; at most {MaxBytes:N0}."),
        { Length: 0 } => ("", "is empty."),
        _ => (Utf8.GetString(File.ReadAllBytes(file.FullName)).TrimStart('\uFEFF'), null),
    };
}
