using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetworkLens.Data.Model;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace NetworkLens.Data.Migrations;

/// <summary>The model as the migrations leave it: a change of the model that no migration carries out makes EF refuse to migrate.</summary>
[DbContext(typeof(NetworkLensContext))]
public sealed class NetworkLensContextModelSnapshot : ModelSnapshot
{
    private const string Room = "NetworkLens.Data.Model.";

    /// <inheritdoc/>
    protected override void BuildModel(ModelBuilder modelBuilder)
    {
        modelBuilder.HasAnnotation("ProductVersion", "10.0.14");
        modelBuilder.Entity(Room + "Organisation", Organisation);
        modelBuilder.Entity(Room + "OrganisationLink", OrganisationLink);
        modelBuilder.Entity(Room + "Unit", Unit);
        modelBuilder.Entity(Room + "Person", Person);
        modelBuilder.Entity(Room + "PersonAttribute", PersonAttribute);
        modelBuilder.Entity(Room + "Post", Post);
        modelBuilder.Entity(Room + "ReportingLine", ReportingLine);
        modelBuilder.Entity(Room + "Interaction", Interaction);
        modelBuilder.Entity(Room + "DataVersion", DataVersion);
        modelBuilder.Entity(Room + "KeptExpectation", KeptExpectation);
        modelBuilder.Entity(Room + "ExpectationRecord", ExpectationRecord);
        modelBuilder.Entity(Room + "ExpectationRevision", ExpectationRevision);
        modelBuilder.Entity(Room + "OrganisationLink", OrganisationLinkEnds);
        modelBuilder.Entity(Room + "Unit", UnitEnds);
        modelBuilder.Entity(Room + "PersonAttribute", PersonAttributeEnds);
        modelBuilder.Entity(Room + "Post", PostEnds);
        modelBuilder.Entity(Room + "ReportingLine", ReportingLineEnds);
        modelBuilder.Entity(Room + "Interaction", InteractionEnds);
        modelBuilder.Entity(Room + "ExpectationRecord", ExpectationRecordEnds);
    }

    private static void Organisation(EntityTypeBuilder table)
    {
        table.Property<long>("Id").HasColumnName("id")
            .ValueGeneratedOnAdd()
            .HasAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
        table.Property<string>("Key").HasColumnName("key").IsRequired().HasMaxLength(200);
        table.Property<short>("Kind").HasColumnName("kind");
        table.Property<string>("Name").HasColumnName("name").IsRequired().HasMaxLength(300);
        table.Property<string>("NameFolded").HasColumnName("name_folded").IsRequired().HasMaxLength(600);
        table.Property<string>("OdsCode").HasColumnName("ods_code").HasMaxLength(20);
        table.HasKey("Id");
        table.HasIndex("Key").IsUnique();
        table.HasIndex("NameFolded");
        table.ToTable("organisations");
    }

    private static void OrganisationLink(EntityTypeBuilder table)
    {
        table.Property<long>("Id").HasColumnName("id")
            .ValueGeneratedOnAdd()
            .HasAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
        table.Property<long>("ChildId").HasColumnName("child_id");
        table.Property<int?>("From").HasColumnName("from_day");
        table.Property<long>("ParentId").HasColumnName("parent_id");
        table.Property<int?>("To").HasColumnName("to_day");
        table.HasKey("Id");
        table.HasIndex("ParentId");
        table.HasIndex("ChildId", "ParentId", "From").IsUnique().HasDatabaseName("ux_organisation_links");
        table.ToTable("organisation_links", t =>
        {
            t.HasCheckConstraint("CK_organisation_links_two", "child_id <> parent_id");
        });
    }

    private static void Unit(EntityTypeBuilder table)
    {
        table.Property<long>("Id").HasColumnName("id")
            .ValueGeneratedOnAdd()
            .HasAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
        table.Property<string>("Key").HasColumnName("key").IsRequired().HasMaxLength(200);
        table.Property<string>("Name").HasColumnName("name").IsRequired().HasMaxLength(300);
        table.Property<long>("OrganisationId").HasColumnName("organisation_id");
        table.Property<long?>("ParentId").HasColumnName("parent_id");
        table.Property<string>("ServiceLine").HasColumnName("service_line").HasMaxLength(200);
        table.Property<string>("Site").HasColumnName("site").HasMaxLength(200);
        table.HasKey("Id");
        table.HasIndex("Key").IsUnique();
        table.HasIndex("OrganisationId");
        table.HasIndex("ParentId");
        table.ToTable("units");
    }

    private static void Person(EntityTypeBuilder table)
    {
        table.Property<long>("Id").HasColumnName("id")
            .ValueGeneratedOnAdd()
            .HasAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
        table.Property<string>("Key").HasColumnName("key").IsRequired().HasMaxLength(200);
        table.Property<string>("Name").HasColumnName("name").IsRequired().HasMaxLength(300);
        table.Property<string>("NameFolded").HasColumnName("name_folded").IsRequired().HasMaxLength(600);
        table.Property<string>("Profession").HasColumnName("profession").HasMaxLength(200);
        table.HasKey("Id");
        table.HasIndex("Key").IsUnique();
        table.HasIndex("NameFolded");
        table.HasIndex("Profession");
        table.ToTable("people");
    }

    private static void PersonAttribute(EntityTypeBuilder table)
    {
        table.Property<long>("PersonId").HasColumnName("person_id");
        table.Property<string>("Name").HasColumnName("name").IsRequired().HasMaxLength(200);
        table.Property<string>("Value").HasColumnName("value").IsRequired().HasMaxLength(500);
        table.HasKey("PersonId", "Name");
        table.HasIndex("Name", "Value");
        table.ToTable("person_attributes");
    }

    private static void Post(EntityTypeBuilder table)
    {
        table.Property<long>("Id").HasColumnName("id")
            .ValueGeneratedOnAdd()
            .HasAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
        table.Property<short>("Discipline").HasColumnName("discipline");
        table.Property<int?>("End").HasColumnName("end_day");
        table.Property<string>("Grade").HasColumnName("grade").HasMaxLength(200);
        table.Property<string>("Key").HasColumnName("key").IsRequired().HasMaxLength(200);
        table.Property<short>("Level").HasColumnName("level");
        table.Property<double?>("ManagementShare").HasColumnName("management_share");
        table.Property<long?>("OrganisationId").HasColumnName("organisation_id");
        table.Property<long?>("PersonId").HasColumnName("person_id");
        table.Property<int?>("Start").HasColumnName("start_day");
        table.Property<string>("Title").HasColumnName("title").IsRequired().HasMaxLength(300);
        table.Property<long?>("UnitId").HasColumnName("unit_id");
        table.Property<double>("WholeTimeShare").HasColumnName("whole_time_share");
        table.HasKey("Id");
        table.HasIndex("Key").IsUnique();
        table.HasIndex("OrganisationId");
        table.HasIndex("PersonId");
        table.HasIndex("UnitId");
        table.ToTable("posts", t =>
        {
            t.HasCheckConstraint("CK_posts_management_share", "management_share >= 0 AND management_share <= 1");
            t.HasCheckConstraint("CK_posts_whole_time_share", "whole_time_share > 0 AND whole_time_share <= 2");
        });
    }

    private static void ReportingLine(EntityTypeBuilder table)
    {
        table.Property<long>("Id").HasColumnName("id")
            .ValueGeneratedOnAdd()
            .HasAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
        table.Property<int?>("End").HasColumnName("end_day");
        table.Property<long>("FromPostId").HasColumnName("from_post_id");
        table.Property<short>("Kind").HasColumnName("kind");
        table.Property<int?>("Start").HasColumnName("start_day");
        table.Property<long>("ToPostId").HasColumnName("to_post_id");
        table.HasKey("Id");
        table.HasIndex("ToPostId");
        table.HasIndex("FromPostId", "ToPostId", "Kind", "Start").IsUnique().HasDatabaseName("ux_reporting_lines");
        table.ToTable("reporting_lines", t =>
        {
            t.HasCheckConstraint("CK_reporting_lines_kind", "kind IN (101, 102)");
            t.HasCheckConstraint("CK_reporting_lines_two", "from_post_id <> to_post_id");
        });
    }

    private static void Interaction(EntityTypeBuilder table)
    {
        table.Property<long>("Id").HasColumnName("id")
            .ValueGeneratedOnAdd()
            .HasAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
        table.Property<long>("Count").HasColumnName("count");
        table.Property<long>("FromPersonId").HasColumnName("from_person_id");
        table.Property<bool>("IsMutual").HasColumnName("is_mutual");
        table.Property<short>("Kind").HasColumnName("kind");
        table.Property<string>("Source").HasColumnName("source").IsRequired().HasMaxLength(200);
        table.Property<double>("Strength").HasColumnName("strength");
        table.Property<long>("ToPersonId").HasColumnName("to_person_id");
        table.Property<long?>("WhenTicks").HasColumnName("when_ticks");
        table.HasKey("Id");
        table.HasIndex("ToPersonId");
        table.HasIndex("WhenTicks");
        table.HasIndex("WhenTicks", "Id").HasDatabaseName("ox_interactions_when");
        table.HasIndex("FromPersonId", "ToPersonId", "Kind", "WhenTicks", "Source").IsUnique().HasDatabaseName("ux_interactions");
        table.ToTable("interactions", t =>
        {
            t.HasCheckConstraint("CK_interactions_kind", "kind >= 1 AND kind < 100");
            t.HasCheckConstraint("CK_interactions_two", "from_person_id <> to_person_id");
            t.HasCheckConstraint("CK_interactions_count", "count >= 1");
            t.HasCheckConstraint("CK_interactions_strength", "strength > 0");
        });
    }

    private static void DataVersion(EntityTypeBuilder table)
    {
        table.Property<long>("Number").HasColumnName("number");
        table.Property<long>("Interactions").HasColumnName("interactions");
        table.Property<long>("OrganisationLinks").HasColumnName("organisation_links");
        table.Property<long>("Organisations").HasColumnName("organisations");
        table.Property<long>("People").HasColumnName("people");
        table.Property<long>("Posts").HasColumnName("posts");
        table.Property<long>("PublishedTicks").HasColumnName("published_ticks");
        table.Property<long>("ReportingLines").HasColumnName("reporting_lines");
        table.Property<string>("Source").HasColumnName("source").IsRequired().HasMaxLength(500);
        table.Property<long>("Units").HasColumnName("units");
        table.HasKey("Number");
        table.ToTable("data_versions");
    }

    private static void KeptExpectation(EntityTypeBuilder table)
    {
        table.Property<long>("Id").HasColumnName("id")
            .ValueGeneratedOnAdd()
            .HasAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
        table.Property<string>("Definition").HasColumnName("definition").IsRequired().HasMaxLength(32_000);
        table.Property<string>("Description").HasColumnName("description").IsRequired().HasMaxLength(2_000);
        table.Property<string>("Fingerprint").HasColumnName("fingerprint").IsRequired().HasMaxLength(16);
        table.Property<string>("Name").HasColumnName("name").IsRequired().HasMaxLength(200);
        table.Property<string>("NameFolded").HasColumnName("name_folded").IsRequired().HasMaxLength(600);
        table.Property<double>("TargetCompliance").HasColumnName("target_compliance");
        table.Property<long>("WrittenTicks").HasColumnName("written_ticks");
        table.HasKey("Id");
        table.HasIndex("NameFolded").IsUnique();
        table.ToTable("expectations", t =>
        {
            t.HasCheckConstraint("CK_expectations_target", "target_compliance > 0 AND target_compliance <= 1");
        });
    }

    private static void ExpectationRecord(EntityTypeBuilder table)
    {
        table.Property<long>("ExpectationId").HasColumnName("expectation_id");
        table.Property<string>("Fingerprint").HasColumnName("fingerprint").IsRequired().HasMaxLength(16);
        table.Property<long>("Version").HasColumnName("version");
        table.Property<int?>("AsOf").HasColumnName("as_of_day");
        table.Property<int>("Expected").HasColumnName("expected");
        table.Property<int>("Met").HasColumnName("met");
        table.Property<long>("PublishedTicks").HasColumnName("published_ticks");
        table.Property<int>("Targets").HasColumnName("targets");
        table.HasKey("ExpectationId", "Fingerprint", "Version");
        table.ToTable("expectation_records", t =>
        {
            t.HasCheckConstraint("CK_expectation_records_counts", "met >= 0 AND met <= expected AND targets >= 0");
        });
    }

    private static void ExpectationRevision(EntityTypeBuilder table)
    {
        table.Property<long>("Id").HasColumnName("id");
        table.Property<long>("Number").HasColumnName("number");
        table.HasKey("Id");
        table.ToTable("expectation_revision");
    }

    private static void OrganisationLinkEnds(EntityTypeBuilder table)
    {
        table.HasOne(Room + "Organisation", "Child").WithMany("Parents").HasForeignKey("ChildId")
            .OnDelete(DeleteBehavior.Cascade).IsRequired();
        table.HasOne(Room + "Organisation", "Parent").WithMany("Children").HasForeignKey("ParentId")
            .OnDelete(DeleteBehavior.Cascade).IsRequired();
    }

    private static void UnitEnds(EntityTypeBuilder table)
    {
        table.HasOne(Room + "Organisation", "Organisation").WithMany("Units").HasForeignKey("OrganisationId")
            .OnDelete(DeleteBehavior.Restrict).IsRequired();
        table.HasOne(Room + "Unit", "Parent").WithMany("Children").HasForeignKey("ParentId")
            .OnDelete(DeleteBehavior.Restrict);
    }

    private static void PersonAttributeEnds(EntityTypeBuilder table)
    {
        table.HasOne(Room + "Person", "Person").WithMany("Attributes").HasForeignKey("PersonId")
            .OnDelete(DeleteBehavior.Cascade).IsRequired();
    }

    private static void PostEnds(EntityTypeBuilder table)
    {
        table.HasOne(Room + "Organisation", "Organisation").WithMany("Posts").HasForeignKey("OrganisationId")
            .OnDelete(DeleteBehavior.Restrict);
        table.HasOne(Room + "Unit", "Unit").WithMany("Posts").HasForeignKey("UnitId")
            .OnDelete(DeleteBehavior.Restrict);
        table.HasOne(Room + "Person", "Person").WithMany("Posts").HasForeignKey("PersonId")
            .OnDelete(DeleteBehavior.SetNull);
    }

    private static void ReportingLineEnds(EntityTypeBuilder table)
    {
        table.HasOne(Room + "Post", "FromPost").WithMany("ReportsTo").HasForeignKey("FromPostId")
            .OnDelete(DeleteBehavior.Cascade).IsRequired();
        table.HasOne(Room + "Post", "ToPost").WithMany("Reports").HasForeignKey("ToPostId")
            .OnDelete(DeleteBehavior.Cascade).IsRequired();
    }

    private static void InteractionEnds(EntityTypeBuilder table)
    {
        table.HasOne(Room + "Person", "FromPerson").WithMany().HasForeignKey("FromPersonId")
            .OnDelete(DeleteBehavior.Cascade).IsRequired();
        table.HasOne(Room + "Person", "ToPerson").WithMany().HasForeignKey("ToPersonId")
            .OnDelete(DeleteBehavior.Cascade).IsRequired();
    }

    private static void ExpectationRecordEnds(EntityTypeBuilder table)
    {
        table.HasOne(Room + "KeptExpectation", "Expectation").WithMany("Records").HasForeignKey("ExpectationId")
            .OnDelete(DeleteBehavior.Cascade).IsRequired();
    }
}
