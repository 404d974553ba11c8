using Mocop.Json;
using Mocop.Rendering;

namespace Mocop.Assembly;

/// <summary>Renders from the envelope alone, so that what is sent is what was signed.</summary>
internal sealed class RenderStage : IAssemblyStage
{
    public string Name => "render";

    public StageOutcome Run(AssemblyRun run)
    {
        run.Rendering = EnvelopeRenderer.Render(run.Envelope!, run.Request.Format);
        return new StageOutcome($"{run.Rendering.Messages.Count} messages for {WireName.Of(run.Request.Format)}, {run.Rendering.Map.Count} spans");
    }
}
