using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace AdminConsole.Gateway.Plugins.Sandboxing;

/// <summary>Writes <see cref="SyscallRules"/> as a classic BPF program, the form in which the kernel's seccomp takes a filter.</summary>
internal static class SyscallFilter
{
    private const ushort LoadWord = 0x20;
    private const ushort JumpEqual = 0x15;
    private const ushort JumpGreaterOrEqual = 0x35;
    private const ushort And = 0x54;
    private const ushort Return = 0x06;
    private const uint Allow = 0x7fff_0000;
    private const uint KillProcess = 0x8000_0000;
    private const uint Fail = 0x0005_0000;
    private const uint NumberOffset = 0;
    private const uint ArchitectureOffset = 4;
    private const uint FirstArgumentOffset = 16;
    private const uint X32Bit = 0x4000_0000;

    /// <summary>The filter for this machine.</summary>
    /// <exception cref="SandboxUnavailableException">The processor is neither x86-64 nor arm64.</exception>
    public static byte[] For(bool network) => For(RuntimeInformation.ProcessArchitecture, network);

    internal static byte[] For(Architecture architecture, bool network)
    {
        var (audit, number) = architecture switch
        {
            Architecture.X64 => (0xC000_003Eu, (Func<SyscallRule, int?>)(r => r.X64)),
            Architecture.Arm64 => (0xC000_00B7u, r => r.Arm64),
            _ => throw new SandboxUnavailableException($"Plugins are sandboxed on x86-64 and arm64 only; this machine is {architecture}."),
        };
        var program = new List<byte>();
        Emit(LoadWord, ArchitectureOffset);
        Emit(JumpEqual, audit, 1, 0);
        Emit(Return, KillProcess);
        Emit(LoadWord, NumberOffset);
        // The x32 calls of an x86-64 kernel have numbers of their own.
        Emit(JumpGreaterOrEqual, X32Bit, 0, 1);
        Emit(Return, Fail | SyscallRules.Eperm);
        foreach (var rule in network ? SyscallRules.Always : [.. SyscallRules.Always, SyscallRules.Socket])
        {
            if (number(rule) is { } call)
                Deny(rule, (uint)call);
        }

        Emit(Return, Allow);
        return [.. program];

        void Deny(SyscallRule rule, uint call)
        {
            if (rule.When is not { } test)
            {
                Emit(JumpEqual, call, 0, 1);
                Emit(Return, Fail | (uint)rule.Errno);
                return;
            }

            Emit(JumpEqual, call, 0, 5);
            Emit(LoadWord, FirstArgumentOffset + (8 * (uint)test.Argument));
            Emit(And, test.Mask);
            Emit(JumpEqual, test.Value, 0, 1);
            Emit(Return, Fail | (uint)rule.Errno);
            Emit(LoadWord, NumberOffset);
        }

        void Emit(ushort code, uint value, byte whenTrue = 0, byte whenFalse = 0)
        {
            Span<byte> instruction = stackalloc byte[8];
            BinaryPrimitives.WriteUInt16LittleEndian(instruction, code);
            (instruction[2], instruction[3]) = (whenTrue, whenFalse);
            BinaryPrimitives.WriteUInt32LittleEndian(instruction[4..], value);
            program.AddRange(instruction);
        }
    }
}
