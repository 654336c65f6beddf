namespace LeadershipBot.MsTeams;

/// <summary>The bot's icons, drawn here: three lines, the last one left short for somebody else to finish.</summary>
internal static class Icons
{
    public const int ColorSize = 192, OutlineSize = 32;

    // In the 32 units of the web chat's own icon: from, to, and at which height.
    private static readonly (double From, double To, double At)[] Lines = [(9, 23, 10.5), (9, 23, 16), (9, 16, 21.5)];
    private const double Units = 32, Stroke = 2.6;

    // Each pixel is looked at so many times across and down, so that edges are smooth.
    private const int Looks = 4;

    private static readonly (byte Red, byte Green, byte Blue) Ground = (0x2B, 0x4A, 0x52), Ink = (0xF7, 0xF4, 0xEE);

    /// <summary>Lines on the bot's ground, which fills the square: Teams rounds the corners.</summary>
    public static byte[] Color() => Png.Write(ColorSize, (column, row) =>
    {
        var cover = Cover(column, row, ColorSize);
        return (Mix(Ground.Red, Ink.Red, cover), Mix(Ground.Green, Ink.Green, cover), Mix(Ground.Blue, Ink.Blue, cover), byte.MaxValue);
    });

    /// <summary>The lines alone, white on nothing.</summary>
    public static byte[] Outline() => Png.Write(OutlineSize, (column, row) =>
        (byte.MaxValue, byte.MaxValue, byte.MaxValue, (byte)Math.Round(255 * Cover(column, row, OutlineSize))));

    // How much of a pixel is ink, from 0 to 1.
    private static double Cover(int column, int row, int size)
    {
        var inside = 0;

        for (var look = 0; look < Looks * Looks; look++)
        {
            var x = (column + (((look % Looks) + 0.5) / Looks)) * Units / size;
            var y = (row + (((look / Looks) + 0.5) / Looks)) * Units / size;
            inside += Lines.Any(line => Distance(line, x, y) <= Stroke / 2) ? 1 : 0;
        }

        return (double)inside / (Looks * Looks);
    }

    // To the nearest point of a line, whose ends are round.
    private static double Distance((double From, double To, double At) line, double x, double y) =>
        Math.Sqrt(Math.Pow(x - Math.Clamp(x, line.From, line.To), 2) + Math.Pow(y - line.At, 2));

    private static byte Mix(byte ground, byte ink, double cover) => (byte)Math.Round(ground + ((ink - ground) * cover));
}
