using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LeadershipBot.Benchmarks;

/// <summary>Sends requests that were made beforehand over a few connections that stay open, as fast as they are answered. As little of it as can be, for it works on the same processors.</summary>
internal static class Loader
{
    private static readonly byte[] End = "\r\n\r\n"u8.ToArray();

    public static async Task<Load> RunAsync(Uri to, IReadOnlyList<byte[]> requests, int connections)
    {
        var ticks = new long[requests.Count];
        var (next, refused) = (-1, 0);
        var began = Stopwatch.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, to.Port);
            var buffer = new byte[32 * 1024];

            while (Interlocked.Increment(ref next) is var at && at < requests.Count)
            {
                var sent = Stopwatch.GetTimestamp();
                await socket.SendAsync(requests[at]);

                if (await StatusAsync(socket, buffer) != 200)
                {
                    Interlocked.Increment(ref refused);
                }

                ticks[at] = Stopwatch.GetTimestamp() - sent;
            }
        })));

        var took = Stopwatch.GetElapsedTime(began);
        Array.Sort(ticks);
        return new(requests.Count / took.TotalSeconds, Milliseconds(ticks, 0.5), Milliseconds(ticks, 0.99), refused);
    }

    /// <summary>A request as it goes over the wire.</summary>
    public static byte[] Request(string path, string headers, byte[] body) =>
        [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}Content-Length: {body.Length}\r\n\r\n")), .. body];

    private static double Milliseconds(long[] sorted, double share) => sorted[(int)((sorted.Length - 1) * share)] * 1000.0 / Stopwatch.Frequency;

    private static async Task<int> StatusAsync(Socket socket, byte[] buffer)
    {
        var length = 0;

        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            length += read;

            if (read == 0)
            {
                return 0;
            }

            if (IsWhole(buffer.AsSpan(0, length)))
            {
                return int.Parse(buffer.AsSpan(9, 3), CultureInfo.InvariantCulture);
            }
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf(End);

        if (head < 0)
        {
            return false;
        }

        var at = answer[..head].IndexOf("Content-Length: "u8);

        if (at < 0)
        {
            // In pieces, of which the last is empty; or there is nothing but the head.
            return answer[..head].IndexOf("chunked"u8) < 0 || answer.EndsWith("0\r\n\r\n"u8);
        }

        var digits = answer[(at + 16)..head];
        var end = digits.IndexOf((byte)'\r');
        return answer.Length - head - 4 >= int.Parse(end < 0 ? digits : digits[..end], CultureInfo.InvariantCulture);
    }
}

/// <summary>How a load was taken.</summary>
internal sealed record Load(double PerSecond, double Median, double Slowest, int Refused);
