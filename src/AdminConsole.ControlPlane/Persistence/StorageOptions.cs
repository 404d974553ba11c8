namespace AdminConsole.ControlPlane.Persistence;

/// <summary>The section <c>Storage</c> of the configuration.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>When left out: for SQLite the file <c>data/console.db</c> beside the working directory; PostgreSQL needs one.</summary>
    public string? ConnectionString { get; set; }
}

/// <summary>The databases that the store runs on.</summary>
public enum StorageProvider
{
    Sqlite,
    PostgreSql,
}
