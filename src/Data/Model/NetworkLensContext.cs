using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NetworkLens.Data.Expectations;

namespace NetworkLens.Data.Model;

/// <summary>The tables, the same on SQLite and PostgreSQL.</summary>
/// <remarks>
/// Names are lower case with underscores, so that SQL written by hand reads the same on both. Dates are day numbers
/// (<see cref="DateOnly.DayNumber"/>) in <c>_day</c> columns, times UTC ticks in <c>_ticks</c> columns, enums small whole numbers. Text
/// compares by code point: SQLite does so by itself, and the migrations give PostgreSQL's columns the collation "C". The indices named
/// <c>ux_*</c> and <c>ox_*</c> are made by the migrations with <c>coalesce(column, -1)</c> where a column may be null, so that two unknown
/// dates are one value, and one that has its place in an order; EF, which has no word for an index on an expression, is told their
/// columns only.
/// </remarks>
/// <param name="options">Which database.</param>
public sealed class NetworkLensContext(DbContextOptions<NetworkLensContext> options) : DbContext(options)
{
    /// <summary>Organisations.</summary>
    public DbSet<Organisation> Organisations => Set<Organisation>();

    /// <summary>Which organisation belongs to which.</summary>
    public DbSet<OrganisationLink> OrganisationLinks => Set<OrganisationLink>();

    /// <summary>Units.</summary>
    public DbSet<Unit> Units => Set<Unit>();

    /// <summary>People.</summary>
    public DbSet<Person> People => Set<Person>();

    /// <summary>Free attributes of people.</summary>
    public DbSet<PersonAttribute> PersonAttributes => Set<PersonAttribute>();

    /// <summary>Posts.</summary>
    public DbSet<Post> Posts => Set<Post>();

    /// <summary>Reporting lines.</summary>
    public DbSet<ReportingLine> ReportingLines => Set<ReportingLine>();

    /// <summary>Interactions.</summary>
    public DbSet<Interaction> Interactions => Set<Interaction>();

    /// <summary>Published versions.</summary>
    public DbSet<DataVersion> DataVersions => Set<DataVersion>();

    /// <summary>Rules that users keep.</summary>
    public DbSet<KeptExpectation> Expectations => Set<KeptExpectation>();

    /// <summary>How they came out, version by version.</summary>
    public DbSet<ExpectationRecord> ExpectationRecords => Set<ExpectationRecord>();

    /// <summary>The count of their changes.</summary>
    public DbSet<ExpectationRevision> ExpectationRevisions => Set<ExpectationRevision>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateOnly>().HaveConversion<DayNumberConverter>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Organisation>(Configure);
        modelBuilder.Entity<OrganisationLink>(Configure);
        modelBuilder.Entity<Unit>(Configure);
        modelBuilder.Entity<Person>(Configure);
        modelBuilder.Entity<PersonAttribute>(Configure);
        modelBuilder.Entity<Post>(Configure);
        modelBuilder.Entity<ReportingLine>(Configure);
        modelBuilder.Entity<Interaction>(Configure);
        modelBuilder.Entity<DataVersion>(Configure);
        modelBuilder.Entity<KeptExpectation>(Configure);
        modelBuilder.Entity<ExpectationRecord>(Configure);
        modelBuilder.Entity<ExpectationRevision>(Configure);
    }

    private static void Configure(EntityTypeBuilder<Organisation> table)
    {
        table.ToTable("organisations");
        table.Property(x => x.Id).HasColumnName("id");
        table.Property(x => x.Key).HasColumnName("key").HasMaxLength(ColumnLimits.Key);
        table.Property(x => x.Name).HasColumnName("name").HasMaxLength(ColumnLimits.Name);
        table.Property(x => x.NameFolded).HasColumnName("name_folded").HasMaxLength(ColumnLimits.NameFolded);
        table.Property(x => x.Kind).HasColumnName("kind").HasConversion<short>();
        table.Property(x => x.OdsCode).HasColumnName("ods_code").HasMaxLength(ColumnLimits.OdsCode);
        table.HasIndex(x => x.Key).IsUnique();
        table.HasIndex(x => x.NameFolded);
    }

    private static void Configure(EntityTypeBuilder<OrganisationLink> table)
    {
        table.ToTable("organisation_links", t => t.HasCheckConstraint("CK_organisation_links_two", "child_id <> parent_id"));
        table.Property(x => x.Id).HasColumnName("id");
        table.Property(x => x.ChildId).HasColumnName("child_id");
        table.Property(x => x.ParentId).HasColumnName("parent_id");
        table.Property(x => x.From).HasColumnName("from_day");
        table.Property(x => x.To).HasColumnName("to_day");
        table.HasIndex(x => new { x.ChildId, x.ParentId, x.From }).IsUnique().HasDatabaseName("ux_organisation_links");
        table.HasOne(x => x.Child).WithMany(x => x.Parents).HasForeignKey(x => x.ChildId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne(x => x.Parent).WithMany(x => x.Children).HasForeignKey(x => x.ParentId).OnDelete(DeleteBehavior.Cascade);
    }

    private static void Configure(EntityTypeBuilder<Unit> table)
    {
        table.ToTable("units");
        table.Property(x => x.Id).HasColumnName("id");
        table.Property(x => x.Key).HasColumnName("key").HasMaxLength(ColumnLimits.Key);
        table.Property(x => x.Name).HasColumnName("name").HasMaxLength(ColumnLimits.Name);
        table.Property(x => x.OrganisationId).HasColumnName("organisation_id");
        table.Property(x => x.ParentId).HasColumnName("parent_id");
        table.Property(x => x.Site).HasColumnName("site").HasMaxLength(ColumnLimits.Label);
        table.Property(x => x.ServiceLine).HasColumnName("service_line").HasMaxLength(ColumnLimits.Label);
        table.HasIndex(x => x.Key).IsUnique();
        table.HasOne(x => x.Organisation).WithMany(x => x.Units).HasForeignKey(x => x.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne(x => x.Parent).WithMany(x => x.Children).HasForeignKey(x => x.ParentId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Configure(EntityTypeBuilder<Person> table)
    {
        table.ToTable("people");
        table.Property(x => x.Id).HasColumnName("id");
        table.Property(x => x.Key).HasColumnName("key").HasMaxLength(ColumnLimits.Key);
        table.Property(x => x.Name).HasColumnName("name").HasMaxLength(ColumnLimits.Name);
        table.Property(x => x.NameFolded).HasColumnName("name_folded").HasMaxLength(ColumnLimits.NameFolded);
        table.Property(x => x.Profession).HasColumnName("profession").HasMaxLength(ColumnLimits.Label);
        table.HasIndex(x => x.Key).IsUnique();
        table.HasIndex(x => x.NameFolded);
        table.HasIndex(x => x.Profession);
    }

    private static void Configure(EntityTypeBuilder<PersonAttribute> table)
    {
        table.ToTable("person_attributes");
        table.HasKey(x => new { x.PersonId, x.Name });
        table.Property(x => x.PersonId).HasColumnName("person_id");
        table.Property(x => x.Name).HasColumnName("name").HasMaxLength(ColumnLimits.Label);
        table.Property(x => x.Value).HasColumnName("value").HasMaxLength(ColumnLimits.AttributeValue);
        table.HasIndex(x => new { x.Name, x.Value });
        table.HasOne(x => x.Person).WithMany(x => x.Attributes).HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    private static void Configure(EntityTypeBuilder<Post> table)
    {
        table.ToTable("posts", t =>
        {
            t.HasCheckConstraint("CK_posts_management_share", "management_share >= 0 AND management_share <= 1");
            t.HasCheckConstraint("CK_posts_whole_time_share", "whole_time_share > 0 AND whole_time_share <= 2");
        });
        table.Property(x => x.Id).HasColumnName("id");
        table.Property(x => x.Key).HasColumnName("key").HasMaxLength(ColumnLimits.Key);
        table.Property(x => x.Title).HasColumnName("title").HasMaxLength(ColumnLimits.Name);
        table.Property(x => x.OrganisationId).HasColumnName("organisation_id");
        table.Property(x => x.UnitId).HasColumnName("unit_id");
        table.Property(x => x.PersonId).HasColumnName("person_id");
        table.Property(x => x.Level).HasColumnName("level").HasConversion<short>();
        table.Property(x => x.Discipline).HasColumnName("discipline").HasConversion<short>();
        table.Property(x => x.ManagementShare).HasColumnName("management_share");
        table.Property(x => x.Grade).HasColumnName("grade").HasMaxLength(ColumnLimits.Label);
        table.Property(x => x.WholeTimeShare).HasColumnName("whole_time_share");
        table.Property(x => x.Start).HasColumnName("start_day");
        table.Property(x => x.End).HasColumnName("end_day");
        table.HasIndex(x => x.Key).IsUnique();
        table.HasOne(x => x.Organisation).WithMany(x => x.Posts).HasForeignKey(x => x.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne(x => x.Unit).WithMany(x => x.Posts).HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne(x => x.Person).WithMany(x => x.Posts).HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.SetNull);
    }

    private static void Configure(EntityTypeBuilder<ReportingLine> table)
    {
        table.ToTable("reporting_lines", t =>
        {
            t.HasCheckConstraint("CK_reporting_lines_kind", "kind IN (101, 102)");
            t.HasCheckConstraint("CK_reporting_lines_two", "from_post_id <> to_post_id");
        });
        table.Property(x => x.Id).HasColumnName("id");
        table.Property(x => x.FromPostId).HasColumnName("from_post_id");
        table.Property(x => x.ToPostId).HasColumnName("to_post_id");
        table.Property(x => x.Kind).HasColumnName("kind").HasConversion<short>();
        table.Property(x => x.Start).HasColumnName("start_day");
        table.Property(x => x.End).HasColumnName("end_day");
        table.HasIndex(x => new { x.FromPostId, x.ToPostId, x.Kind, x.Start }).IsUnique().HasDatabaseName("ux_reporting_lines");
        table.HasOne(x => x.FromPost).WithMany(x => x.ReportsTo).HasForeignKey(x => x.FromPostId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne(x => x.ToPost).WithMany(x => x.Reports).HasForeignKey(x => x.ToPostId).OnDelete(DeleteBehavior.Cascade);
    }

    private static void Configure(EntityTypeBuilder<Interaction> table)
    {
        table.ToTable("interactions", t =>
        {
            t.HasCheckConstraint("CK_interactions_kind", "kind >= 1 AND kind < 100");
            t.HasCheckConstraint("CK_interactions_two", "from_person_id <> to_person_id");
            t.HasCheckConstraint("CK_interactions_count", "count >= 1");
            t.HasCheckConstraint("CK_interactions_strength", "strength > 0");
        });
        table.Property(x => x.Id).HasColumnName("id");
        table.Property(x => x.FromPersonId).HasColumnName("from_person_id");
        table.Property(x => x.ToPersonId).HasColumnName("to_person_id");
        table.Property(x => x.Kind).HasColumnName("kind").HasConversion<short>();
        table.Property(x => x.WhenTicks).HasColumnName("when_ticks");
        table.Property(x => x.Count).HasColumnName("count");
        table.Property(x => x.Strength).HasColumnName("strength");
        table.Property(x => x.Source).HasColumnName("source").HasMaxLength(ColumnLimits.Label);
        table.Property(x => x.IsMutual).HasColumnName("is_mutual");
        table.HasIndex(x => x.WhenTicks);
        table.HasIndex(x => new { x.WhenTicks, x.Id }).HasDatabaseName("ox_interactions_when");
        table.HasIndex(x => new { x.FromPersonId, x.ToPersonId, x.Kind, x.WhenTicks, x.Source })
            .IsUnique().HasDatabaseName("ux_interactions");
        table.HasOne(x => x.FromPerson).WithMany().HasForeignKey(x => x.FromPersonId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne(x => x.ToPerson).WithMany().HasForeignKey(x => x.ToPersonId).OnDelete(DeleteBehavior.Cascade);
    }

    private static void Configure(EntityTypeBuilder<DataVersion> table)
    {
        table.ToTable("data_versions");
        table.HasKey(x => x.Number);
        table.Property(x => x.Number).HasColumnName("number").ValueGeneratedNever();
        table.Property(x => x.PublishedTicks).HasColumnName("published_ticks");
        table.Property(x => x.Source).HasColumnName("source").HasMaxLength(ColumnLimits.VersionSource);
        table.Property(x => x.Organisations).HasColumnName("organisations");
        table.Property(x => x.OrganisationLinks).HasColumnName("organisation_links");
        table.Property(x => x.Units).HasColumnName("units");
        table.Property(x => x.People).HasColumnName("people");
        table.Property(x => x.Posts).HasColumnName("posts");
        table.Property(x => x.ReportingLines).HasColumnName("reporting_lines");
        table.Property(x => x.Interactions).HasColumnName("interactions");
    }

    private static void Configure(EntityTypeBuilder<KeptExpectation> table)
    {
        table.ToTable("expectations", t => t.HasCheckConstraint(
            "CK_expectations_target", "target_compliance > 0 AND target_compliance <= 1"));
        table.Property(x => x.Id).HasColumnName("id");
        table.Property(x => x.Name).HasColumnName("name").HasMaxLength(ExpectationLimits.Name);
        table.Property(x => x.NameFolded).HasColumnName("name_folded").HasMaxLength(ColumnLimits.NameFolded);
        table.Property(x => x.Description).HasColumnName("description").HasMaxLength(ExpectationLimits.Description);
        table.Property(x => x.Definition).HasColumnName("definition").HasMaxLength(ExpectationLimits.Definition);
        table.Property(x => x.Fingerprint).HasColumnName("fingerprint").HasMaxLength(16);
        table.Property(x => x.TargetCompliance).HasColumnName("target_compliance");
        table.Property(x => x.WrittenTicks).HasColumnName("written_ticks");
        table.HasIndex(x => x.NameFolded).IsUnique();
    }

    private static void Configure(EntityTypeBuilder<ExpectationRecord> table)
    {
        table.ToTable("expectation_records", t => t.HasCheckConstraint(
            "CK_expectation_records_counts", "met >= 0 AND met <= expected AND targets >= 0"));
        table.HasKey(x => new { x.ExpectationId, x.Fingerprint, x.Version });
        table.Property(x => x.ExpectationId).HasColumnName("expectation_id");
        table.Property(x => x.Fingerprint).HasColumnName("fingerprint").HasMaxLength(16);
        table.Property(x => x.Version).HasColumnName("version");
        table.Property(x => x.PublishedTicks).HasColumnName("published_ticks");
        table.Property(x => x.AsOf).HasColumnName("as_of_day");
        table.Property(x => x.Expected).HasColumnName("expected");
        table.Property(x => x.Targets).HasColumnName("targets");
        table.Property(x => x.Met).HasColumnName("met");
        table.HasOne(x => x.Expectation).WithMany(x => x.Records).HasForeignKey(x => x.ExpectationId).OnDelete(DeleteBehavior.Cascade);
    }

    private static void Configure(EntityTypeBuilder<ExpectationRevision> table)
    {
        table.ToTable("expectation_revision");
        table.HasKey(x => x.Id);
        table.Property(x => x.Id).HasColumnName("id").ValueGeneratedNever();
        table.Property(x => x.Number).HasColumnName("number");
    }

    private sealed class DayNumberConverter() : ValueConverter<DateOnly, int>(date => date.DayNumber, day => DateOnly.FromDayNumber(day));
}
