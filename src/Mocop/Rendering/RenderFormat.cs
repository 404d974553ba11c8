namespace Mocop.Rendering;

/// <summary>For whose API a context is rendered.</summary>
public enum RenderFormat
{
    /// <summary>Chat messages of OpenAI's chat completions API.</summary>
    OpenAi,

    /// <summary>Messages of Anthropic's API; the system text stands apart.</summary>
    Anthropic,

    /// <summary>One plain text.</summary>
    Text,
}
