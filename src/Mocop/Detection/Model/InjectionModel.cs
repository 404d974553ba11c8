using System.IO.Compression;
using System.Text;
using Mocop.Detection.Model.Tongues;
using Mocop.Detection.Views;

namespace Mocop.Detection.Model;

/// <summary>
/// The trained model: one table of weights that says how much a window reads like an injection, one that says how much it reads like instructions of any kind, one for
/// texts that are not English, and the scales that join them with the rules. It comes with the library, written by <c>eng/train</c>.
/// </summary>
internal sealed class InjectionModel(ConceptTable concepts, WeightTable injection, WeightTable instruction, ScoreScale direct, ScoreScale indirect, TongueModel tongues)
{
    private const string Magic = "mocop-model/2";
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

    /// <summary>What was learned of texts that are not English.</summary>
    internal TongueModel Tongues => tongues;

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

        foreach (var table in (ReadOnlySpan<WeightTable>)[injection, instruction, tongues.Weights])
        {
            writer.Write(table.Scale);
            writer.Write(table.Bias);
            foreach (var weight in table.Weights)
                writer.Write(weight);
        }

        writer.Write(tongues.Direct);
        writer.Write(tongues.Indirect);
    }

    private static InjectionModel ReadBuiltIn()
    {
        using var stream = typeof(InjectionModel).Assembly.GetManifestResourceStream(Folder + "model.bin.br")!;
        using var packed = new BrotliStream(stream, CompressionMode.Decompress);
        using var reader = new BinaryReader(packed, Encoding.UTF8);
        if (reader.ReadString() != Magic)
            throw new InvalidDataException("The model is of another form than this library reads.");
        ScoreScale direct = ReadScale(reader), indirect = ReadScale(reader);
        WeightTable injection = ReadTable(reader, WindowFeatures.Bits), instruction = ReadTable(reader, WindowFeatures.Bits), tongues = ReadTable(reader, TongueFeatures.Bits);
        return new(ReadConcepts(), injection, instruction, direct, indirect, new(tongues, reader.ReadSingle(), reader.ReadSingle()));
    }

    private static ScoreScale ReadScale(BinaryReader reader) => new(reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle());

    private static WeightTable ReadTable(BinaryReader reader, int bits)
    {
        float scale = reader.ReadSingle(), bias = reader.ReadSingle();
        var weights = new sbyte[1 << bits];
        reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()));
        return new(weights, scale, bias);
    }
}
