namespace AdminConsole.ControlPlane.Persistence;

/// <summary>A setting with which the program cannot start.</summary>
public sealed class SettingException(string setting, string problem) : Exception($"{setting}: {problem}");
