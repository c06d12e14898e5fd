using NetworkLens.Data.Import;

namespace NetworkLens.Data.Tests.Import;

public sealed class InteractionDatesTests
{
    private const string Header = "from,to,kind,when\n";
    private static readonly DateOnly Today = new(2026, 3, 31);

    [Theory]
    [InlineData("p1,p2,advice,2025-10-01\np2,p1,advice,2026-03-31T23:59:59Z\np1,p3,trust,2026-01-01\n",
        "Interactions are dated 2025-10-01 to 2026-03-31.")]
    [InlineData("p1,p2,advice,2025-10-01\np2,p1,advice,\np1,p3,trust,\n",
        "Interactions are dated 2025-10-01 to 2025-10-01; 2 have no date.")]
    [InlineData("p1,p2,advice,\n")]
    [InlineData("")]
    [InlineData("p1,p2,advice,2025-10-01\np1,p2,advice,2026-04-01\np1,p2,trust,2062-01-06\np1,p3,trust,2026-03-31\n",
        "Interactions are dated 2025-10-01 to 2062-01-06.",
        "2 interactions are dated after today, up to 2062-01-06: the twelve months that figures describe end there. " +
            "Correct the dates and import into a new database: importing again would keep these too.")]
    [InlineData("p1,p2,advice,2026-04-01T00:00:00Z\n",
        "Interactions are dated 2026-04-01 to 2026-04-01.",
        "1 interaction is dated after today, up to 2026-04-01: the twelve months that figures describe end there. " +
            "Correct the dates and import into a new database: importing again would keep these too.")]
    public async Task The_span_of_the_dates_is_told_and_days_to_come_are_warned_of(string rows, params string[] notices)
    {
        using var folder = new ImportFolder().Write("interactions.csv", Header + rows);
        var batch = await folder.BatchAsync();
        InteractionDates.Notices(batch.Interactions, Today).Select(notice => notice.ToString()).ShouldBe(notices);
    }
}
