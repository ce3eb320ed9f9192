using System.Collections.Immutable;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Blog.Tests.Architecture;

/// <summary>A folder that uses another, and the first place where it does.</summary>
internal sealed record FolderUse(string From, string To, string Example)
{
    public override string ToString() => $"{From} uses {To}: {Example}";
}

/// <summary>Which folder uses which, read from the compiled code: a namespace is a folder. Constants, which are compiled away, are not seen.</summary>
internal static class FolderUses
{
    /// <summary>Where the compiler puts the views of Razor.</summary>
    private const string RazorViews = "AspNetCoreGeneratedDocument";

    public static ImmutableArray<FolderUse> In(params IEnumerable<string> assemblies) =>
    [
        .. from path in assemblies
           from type in ModuleDefinition.ReadModule(path).Types
           from used in WithNested(type).SelectMany(References).SelectMany(Parts).Select(Outermost)
           let use = new FolderUse(FolderOf(type), FolderOf(used), $"{type.Name} → {used.Name}")
           where use.From is not "" && use.To is not "" && use.From != use.To
           group use by (use.From, use.To) into same
           select same.First(),
    ];

    private static string FolderOf(TypeReference type) => type.Namespace switch
    {
        RazorViews => "Blog/Pages",
        "" when type.Name == "Program" => "Blog",
        "Blog.Engine" or "Blog.Assets" => type.Namespace,
        var name when name.StartsWith("Blog.Engine.", StringComparison.Ordinal) => "Blog.Engine/" + name["Blog.Engine.".Length..].Replace('.', '/'),
        var name when name == "Blog" || name.StartsWith("Blog.", StringComparison.Ordinal) => name.Replace('.', '/'),
        _ => "",
    };

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);

    /// <summary>The types that a type is made of: those in angle brackets, the element of an array.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Concat(Parts(generic.ElementType)),
        IModifierType modified => Parts(modified.ModifierType).Concat(Parts(modified.ElementType)),
        TypeSpecification made => Parts(made.ElementType),
        _ => [type],
    };

    private static IEnumerable<TypeReference?> References(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(implemented => implemented.InterfaceType),
        .. type.Fields.Select(field => field.FieldType),
        .. type.GenericParameters.SelectMany(Constraints),
        .. Attributes(type),
        .. type.Methods.SelectMany(References),
    ];

    private static IEnumerable<TypeReference?> References(MethodDefinition method) =>
    [
        .. Signature(method),
        .. method.GenericParameters.SelectMany(Constraints),
        .. Attributes(method),
        .. method.HasBody ? References(method.Body) : [],
    ];

    private static IEnumerable<TypeReference?> References(MethodBody body) =>
    [
        .. body.Variables.Select(variable => variable.VariableType),
        .. body.ExceptionHandlers.Select(handler => handler.CatchType),
        .. body.Instructions.SelectMany(Operand),
    ];

    private static IEnumerable<TypeReference?> Operand(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        MethodReference method => Signature(method),
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference?> Signature(MethodReference method) =>
    [
        method.DeclaringType,
        method.ReturnType,
        .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
    ];

    private static IEnumerable<TypeReference> Constraints(GenericParameter parameter) => parameter.Constraints.Select(constraint => constraint.ConstraintType);

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider item) => item.CustomAttributes.Select(attribute => attribute.AttributeType);
}
