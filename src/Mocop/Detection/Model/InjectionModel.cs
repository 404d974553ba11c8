using System.IO.Compression;
using System.Text;
using Mocop.Detection.Views;

namespace Mocop.Detection.Model;

/// <summary>
/// The trained model: one table of weights that says how much a window reads like an injection, one that says how much it reads like instructions of any kind, and
/// the scales that join it with the rules. It comes with the library, written by <c>eng/train</c>.
/// </summary>
internal sealed class InjectionModel(ConceptTable concepts, WeightTable injection, WeightTable instruction, ScoreScale direct, ScoreScale indirect)
{
    private const string Magic = "mocop-model/1";
    private const string Folder = "Mocop.Detection.Model.";
    private static readonly Lazy<InjectionModel> LazyBuiltIn = new(ReadBuiltIn);

    /// <summary>The model that comes with this library.</summary>
    internal static InjectionModel BuiltIn => LazyBuiltIn.Value;

    internal ConceptTable Concepts => concepts;

    /// <summary>The weights of both tables together.</summary>
    internal WeightIndex Weights { get; } = new(injection.Weights, instruction.Weights);

    /// <summary>How much a window reads like an injection.</summary>
    internal WeightTable Injection => injection;

    /// <summary>How much a window reads like instructions, whoever gives them.</summary>
    internal WeightTable Instruction => instruction;

    /// <summary>The scale for a user's own message, or for a text that came from elsewhere.</summary>
    internal ScoreScale ScaleFor(bool isDirect) => isDirect ? direct : indirect;

    /// <summary>The table of concepts that comes with this library.</summary>
    internal static ConceptTable ReadConcepts()
    {
        using var reader = new StreamReader(typeof(InjectionModel).Assembly.GetManifestResourceStream(Folder + "concepts.txt")!);
        return ConceptTable.Read(reader.ReadToEnd().Split('\n').Select(FoldingTable.FoldWord));
    }

    internal void Write(Stream stream)
    {
        using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(packed, Encoding.UTF8);
        writer.Write(Magic);
        foreach (var scale in (ReadOnlySpan<ScoreScale>)[direct, indirect])
        {
            writer.Write(scale.AloneBias);
            writer.Write(scale.JointBias);
            writer.Write(scale.Model);
            writer.Write(scale.Rules);
        }

        foreach (var table in (ReadOnlySpan<WeightTable>)[injection, instruction])
        {
            writer.Write(table.Scale);
            writer.Write(table.Bias);
            foreach (var weight in table.Weights)
                writer.Write(weight);
        }
    }

    private static InjectionModel ReadBuiltIn()
    {
        using var stream = typeof(InjectionModel).Assembly.GetManifestResourceStream(Folder + "model.bin.br")!;
        using var packed = new BrotliStream(stream, CompressionMode.Decompress);
        using var reader = new BinaryReader(packed, Encoding.UTF8);
        if (reader.ReadString() != Magic)
            throw new InvalidDataException("The model is of another form than this library reads.");
        ScoreScale direct = ReadScale(reader), indirect = ReadScale(reader);
        return new(ReadConcepts(), ReadTable(reader), ReadTable(reader), direct, indirect);
    }

    private static ScoreScale ReadScale(BinaryReader reader) => new(reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle());

    private static WeightTable ReadTable(BinaryReader reader)
    {
        float scale = reader.ReadSingle(), bias = reader.ReadSingle();
        var weights = new sbyte[1 << WindowFeatures.Bits];
        reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()));
        return new(weights, scale, bias);
    }
}
