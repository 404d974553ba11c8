using System.Buffers.Binary;
using System.Runtime.InteropServices;
using AdminConsole.Gateway.Plugins.Sandboxing;

namespace Gateway.Tests.Plugins;

/// <summary>Runs the filter as the kernel would.</summary>
public sealed class SyscallFilterTests
{
    private const uint Allow = 0x7fff_0000;
    private const uint Kill = 0x8000_0000;
    private const uint Denied = 0x0005_0001;
    private const uint NotThere = 0x0005_0026;
    private const uint X64 = 0xC000_003E;
    private const uint Arm64 = 0xC000_00B7;

    [Theory]
    [InlineData(41, 0, 0, Denied)] // socket
    [InlineData(57, 0, 0, Denied)] // fork
    [InlineData(58, 0, 0, Denied)] // vfork
    [InlineData(56, 0x01200011, 0, Denied)] // clone of a process
    [InlineData(56, 0x003d0f00, 0, Allow)] // clone of a thread
    [InlineData(435, 0, 0, NotThere)] // clone3
    [InlineData(425, 0, 0, NotThere)] // io_uring_setup
    [InlineData(9, 0, 0x22, Allow)] // mmap, private and anonymous
    [InlineData(9, 0, 0x01, Allow)] // mmap, shared, of a file
    [InlineData(9, 0, 0x21, Denied)] // mmap, shared and anonymous
    [InlineData(9, 0, 0x23, Denied)] // the same with MAP_SHARED_VALIDATE
    [InlineData(101, 0, 0, Denied)] // ptrace
    [InlineData(0, 0, 0, Allow)] // read
    [InlineData(257, 0, 0, Allow)] // openat
    [InlineData(0x4000_0029, 0, 0, Denied)] // socket by its x32 number
    public void On_x86_64(uint call, uint first, uint fourth, uint expected) =>
        Assert.Equal(expected, Run(SyscallFilter.For(Architecture.X64, network: false), X64, call, first, fourth));

    [Theory]
    [InlineData(198, 0, Denied)] // socket
    [InlineData(220, 0x11, Denied)] // clone of a process
    [InlineData(220, 0x003d0f00, Allow)] // clone of a thread
    [InlineData(57, 0, Allow)] // close, which is fork on the other
    public void On_arm64(uint call, uint first, uint expected) =>
        Assert.Equal(expected, Run(SyscallFilter.For(Architecture.Arm64, network: false), Arm64, call, first, 0));

    [Fact]
    public void With_the_network_sockets_are_allowed_and_processes_are_not()
    {
        var filter = SyscallFilter.For(Architecture.X64, network: true);
        Assert.Equal(Allow, Run(filter, X64, 41, 0, 0));
        Assert.Equal(Denied, Run(filter, X64, 57, 0, 0));
    }

    [Fact]
    public void A_call_of_another_architecture_kills() =>
        Assert.Equal(Kill, Run(SyscallFilter.For(Architecture.X64, network: false), 0x4000_0003, 41, 0, 0));

    [Fact]
    public void On_another_processor_nothing_is_run() =>
        Assert.Throws<SandboxUnavailableException>(() => SyscallFilter.For(Architecture.S390x, network: false));

    private static uint Run(byte[] program, uint architecture, uint call, uint first, uint fourth)
    {
        var (at, value) = (0, 0u);
        while (true)
        {
            var instruction = program.AsSpan(8 * at++, 8);
            var operand = BinaryPrimitives.ReadUInt32LittleEndian(instruction[4..]);
            switch (BinaryPrimitives.ReadUInt16LittleEndian(instruction))
            {
                case 0x20:
                    value = operand switch { 0 => call, 4 => architecture, 16 => first, 40 => fourth, _ => throw new InvalidOperationException($"Offset {operand}.") };
                    break;
                case 0x54:
                    value &= operand;
                    break;
                case 0x15:
                    at += value == operand ? instruction[2] : instruction[3];
                    break;
                case 0x35:
                    at += value >= operand ? instruction[2] : instruction[3];
                    break;
                case 0x06:
                    return operand;
                default:
                    throw new InvalidOperationException("An unknown instruction.");
            }
        }
    }
}
