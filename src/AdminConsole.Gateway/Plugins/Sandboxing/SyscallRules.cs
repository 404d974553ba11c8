namespace AdminConsole.Gateway.Plugins.Sandboxing;

/// <summary>A system call that a sandboxed plugin may not make.</summary>
/// <param name="Name">For a person.</param>
/// <param name="X64">Its number on x86-64; null where it does not exist.</param>
/// <param name="Arm64">Its number on arm64.</param>
/// <param name="Errno">What the caller sees.</param>
/// <param name="When">Only with these arguments; always when left out.</param>
internal sealed record SyscallRule(string Name, int? X64, int? Arm64, int Errno = SyscallRules.Eperm, ArgumentTest? When = null);

/// <summary>Holds when the low 32 bits of an argument, masked, have a value.</summary>
internal sealed record ArgumentTest(int Argument, uint Mask, uint Value);

/// <summary>
/// What the sandbox forbids beyond its namespaces. One process and no shared anonymous memory: so the limits on memory and processor time, which the kernel counts per
/// process and over private memory, hold for the plugin as a whole. Numbers: Linux UAPI headers (asm/unistd_64.h, asm-generic/unistd.h).
/// </summary>
internal static class SyscallRules
{
    public const int Eperm = 1;
    private const int Enosys = 38;
    private const uint CloneThread = 0x0001_0000;
    private const uint MapSharedAnonymous = 0x21;

    /// <summary>No socket of any family, for a plugin without the network.</summary>
    public static SyscallRule Socket { get; } = new("socket", 41, 198);

    public static IReadOnlyList<SyscallRule> Always { get; } =
    [
        new("fork", 57, null),
        new("vfork", 58, null),
        new("clone of a process", 56, 220, When: new(0, CloneThread, 0)),
        // Its flags lie in memory, out of a filter's sight; without it the C library uses clone.
        new("clone3", 435, 435, Enosys),
        new("mmap, shared and anonymous", 9, 222, When: new(3, MapSharedAnonymous, MapSharedAnonymous)),
        new("shmget", 29, 194),
        new("memfd_create", 319, 279),
        new("memfd_secret", 447, 447),
        // Its operations, sockets among them, pass by the filter.
        new("io_uring_setup", 425, 425, Enosys),
        new("io_uring_enter", 426, 426, Enosys),
        new("io_uring_register", 427, 427, Enosys),
        new("ptrace", 101, 117),
        new("process_vm_readv", 310, 270),
        new("process_vm_writev", 311, 271),
        new("kcmp", 312, 272),
        new("pidfd_getfd", 438, 438),
        new("keyctl", 250, 219),
        new("add_key", 248, 217),
        new("request_key", 249, 218),
        new("bpf", 321, 280),
        new("perf_event_open", 298, 241),
        new("userfaultfd", 323, 282),
        new("unshare", 272, 97),
        new("setns", 308, 268),
        new("open_by_handle_at", 304, 265),
    ];
}
