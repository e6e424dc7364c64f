using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Truce.Store.Registers;

namespace Truce.Tests.Store;

/// <summary>Readers take no lock, so what they touch must be safe while the applier changes it.</summary>
public class ConventionTests
{
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["Reading.read"] = "belongs to one decision on one thread",
    };

    [Fact]
    public void What_readers_touch_holds_no_container_that_only_one_may_use()
    {
        var found = Fields().Where(field => IsUnsafe(field.FieldType) || (field.FieldType.IsArray && !IsVolatile(field)))
            .Select(field => $"{field.DeclaringType!.Name}.{field.Name}").Order().ToArray();
        found.ShouldBe(Allowed.Keys.Order());
    }

    [Fact]
    public void What_readers_touch_is_replaced_by_one_volatile_write_or_not_at_all()
    {
        // Read and written through Volatile and Interlocked.
        string[] applied = ["CentreRegisters.applied", "CentreRegisters.markingsVersion", "CentreRegisters.rightsVersion", "Lying`1.To", "Posting.To"];
        Fields().Where(field => !field.IsInitOnly && !IsVolatile(field) && !field.Name.StartsWith('<')).Select(field => $"{field.DeclaringType!.Name}.{field.Name}")
            .Order().ShouldBe(applied);
    }

    private static IEnumerable<FieldInfo> Fields() =>
        from type in typeof(CentreRegisters).Assembly.GetTypes()
        where type.Namespace is "Truce.Store.Registers" or "Truce.Store.Viewing" && !type.IsInterface && !type.IsEnum
        where type.GetCustomAttribute<CompilerGeneratedAttribute>() is null && type.DeclaringType?.GetCustomAttribute<CompilerGeneratedAttribute>() is null
        from field in type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where !field.IsLiteral
        select field;

    private static bool IsUnsafe(Type type) =>
        type.IsGenericType && type.Namespace == "System.Collections.Generic" && !type.IsInterface && typeof(IEnumerable).IsAssignableFrom(type);

    private static bool IsVolatile(FieldInfo field) => field.GetRequiredCustomModifiers().Contains(typeof(IsVolatile));
}
