using System.Diagnostics.CodeAnalysis;

namespace AdminConsole.ControlPlane;

/// <summary>What a use case came to: a value, or the errors that kept it from one.</summary>
public sealed class Result<T>
{
    private Result(T? value, IReadOnlyList<Error> errors)
    {
        Value = value;
        Errors = errors;
    }

    public T? Value { get; }

    public IReadOnlyList<Error> Errors { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Errors.Count == 0;

    /// <summary>The first error; throws when there is none.</summary>
    public Error Error => Errors[0];

    public static implicit operator Result<T>(T value) => new(value, []);

    public static implicit operator Result<T>(Error error) => new(default, [error]);

    internal static Result<T> Of(T value) => new(value, []);

    public static Result<T> Failed(IReadOnlyList<Error> errors) => new(default, errors);
}

/// <summary>Stands for “done” where a use case has nothing to hand back.</summary>
public readonly record struct Done;

/// <summary>Makes results where the implicit conversion cannot, which is so for interfaces.</summary>
public static class Result
{
    public static Result<T> Of<T>(T value) => Result<T>.Of(value);
}
