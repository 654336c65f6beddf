namespace LeadershipBot.Operations.Doctor;

/// <summary>Asks every part of the installation how it is.</summary>
internal sealed class Doctor(IEnumerable<ICheckup> checkups)
{
    /// <summary>No part holds up the others for longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>All findings, part by part, in the order in which they were registered.</summary>
    /// <param name="looking">Called with a part's name before it is asked.</param>
    public async Task<IReadOnlyList<(string Part, Finding Finding)>> LookAsync(Action<string> looking, CancellationToken cancellationToken)
    {
        var findings = new List<(string, Finding)>();

        foreach (var checkup in checkups)
        {
            looking(checkup.Name);
            findings.AddRange((await LookAsync(checkup, cancellationToken)).Select(finding => (checkup.Name, finding)));
        }

        return findings;
    }

    private static async Task<IReadOnlyList<Finding>> LookAsync(ICheckup checkup, CancellationToken cancellationToken)
    {
        try
        {
            return await checkup.LookAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
        }
        catch (StorageAwayException away)
        {
            return [new(Light.Red, away.Message, "What to do about it stands in docs/when-it-stops.md.")];
        }
        catch (TimeoutException)
        {
            return [new(Light.Red, $"There was no answer within {Patience.TotalSeconds} s.", "Look whether a firewall or a proxy stands between.")];
        }
    }
}
