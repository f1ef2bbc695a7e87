using CalicoIPv6.SdkGenerator.Emit;
using CalicoIPv6.SdkGenerator.Model;
using CalicoIPv6.SdkGenerator.Typings;

namespace CalicoIPv6.SdkGenerator;

/// <summary>Generates one provider: what the manifest names, then the types those use, until nothing new turns up.</summary>
internal sealed class ProviderGenerator
{
    private readonly ProviderManifest _provider;
    private readonly NpmPackage _package;
    private readonly Names _names;
    private readonly TypeMapper _types;
    private readonly Overrides _overrides;
    private readonly ArgsEmitter _args;
    private readonly OutputEmitter _outputs;
    private readonly SourceSet _sources;
    private readonly Lazy<TsFile> _inputTypes;
    private readonly Lazy<TsFile> _outputTypes;

    private ProviderGenerator(ProviderManifest provider, NpmPackage package)
    {
        _provider = provider;
        _package = package;
        _names = new Names(provider);
        _types = new TypeMapper(_names, provider.Types);
        _overrides = new Overrides(provider.Overrides);
        _args = new ArgsEmitter(_types, provider.Layout);
        _outputs = new OutputEmitter(_types);
        _sources = new SourceSet(provider.Namespace);
        _inputTypes = new Lazy<TsFile>(() => TsParser.Parse(package.Read("types/input.d.ts")));
        _outputTypes = new Lazy<TsFile>(() => TsParser.Parse(package.Read("types/output.d.ts")));
    }

    public static IEnumerable<KeyValuePair<string, string>> Generate(ProviderManifest provider, string cacheFolder)
    {
        HashSet<string> wanted = [.. Modules(provider).SelectMany(m => new[] { m + ".d.ts", m + ".js" })];
        NpmPackage package = NpmPackage.Open(cacheFolder, provider.Package, provider.Version,
            path => wanted.Contains(path) || (path.StartsWith("types/", StringComparison.Ordinal) && path.EndsWith(".d.ts", StringComparison.Ordinal)));
        return new ProviderGenerator(provider, package).Generate();
    }

    private static IEnumerable<string> Modules(ProviderManifest provider) =>
        provider.Resources.Concat(provider.Functions).SelectMany(m => m.Value.Select(name => ModuleFile(m.Key, name)));

    private static string ModuleFile(string module, string name) => (module == Names.RootModule ? "" : module + "/") + Names.Camel(name);

    private IEnumerable<KeyValuePair<string, string>> Generate()
    {
        string attribute = ResourceEmitter.AttributeName(_provider);
        _sources.AddFile(_provider.Namespace, "Utilities", "Utilities", UtilitiesEmitter.Utilities(_provider.SdkVersion ?? _provider.Version));
        _sources.AddFile(_provider.Namespace, "Utilities", attribute, UtilitiesEmitter.Attribute(attribute));
        foreach ((string module, List<string> resources) in _provider.Resources)
            resources.ForEach(r => Resource(module, r));
        foreach ((string module, List<string> functions) in _provider.Functions)
            functions.ForEach(f => Function(module, f));
        NestedTypes();
        Enums();
        string[] stale = [.. _overrides.Unused];
        if (stale.Length > 0)
            throw new InvalidOperationException($"{_provider.Package}: overrides that change nothing: {string.Join(", ", stale)}.");
        return _sources.Render();
    }

    private void Resource(string module, string name)
    {
        string file = ModuleFile(module, name);
        TsFile typings = TsParser.Parse(_package.Read(file + ".d.ts"));
        JsFacts facts = JsFacts.Read(_package.Read(file + ".js"));
        string ns = _names.ResourceNamespace(module);
        string argsNamespace = _names.ArgsNamespace(module);
        string owner = Owner(module, name);
        bool hasState = typings.Interfaces.TryGetValue(name + "State", out TsInterface? state);

        List<Property> args = _overrides.Apply(owner, name + "Args", Side.Args, typings.Interfaces[name + "Args"].Properties);
        bool argsOptional = typings.Classes[name].ArgsOptional || args.All(a => a.Optional);
        List<Property> outputs = _overrides.Apply(owner, name, Side.Output, typings.Classes[name].Properties);
        ResourceEmitter emitter = new(_provider, _outputs);
        _sources.AddFile(ns, name, name, emitter.Class(typings.Classes[name], outputs, facts, $"{argsNamespace}.{name}Args", argsOptional, hasState));
        if (state is not null)
            _sources.AddFile(ns, name, name + "State", _args.Class(name + "State", Side.State, _overrides.Apply(owner, name + "State", Side.State, state.Properties), facts));

        string argsText = _args.Class(name + "Args", Side.Args, args, facts);
        if (argsNamespace == ns)
            _sources.AddFile(ns, name, name + "Args", argsText);
        else
            _sources.AddNested(argsNamespace, name + "Args", argsText);
    }

    private void Function(string module, string name)
    {
        string file = ModuleFile(module, name);
        TsFile typings = TsParser.Parse(_package.Read(file + ".d.ts"));
        JsFacts facts = JsFacts.Read(_package.Read(file + ".js"));
        string ns = _names.ResourceNamespace(module);
        string className = Names.Pascal(name);
        bool argsOptional = typings.Functions[name].Parameters[0].Optional;
        void Add(string typeName, string text) => _sources.AddFile(ns, className, typeName, text);

        Add(className, FunctionEmitter.Class(className, facts.Token, argsOptional));
        Add(className + "Args", _args.Class(className + "Args", Side.PlainInvoke, InvokeProperties(className + "Args", Side.PlainInvoke)));
        Add(className + "InvokeArgs", _args.Class(className + "InvokeArgs", Side.Invoke, InvokeProperties(className + "OutputArgs", Side.Invoke)));
        Add(className + "Result", _outputs.Class(className + "Result", Side.Result,
            _overrides.Apply(Owner(module, className + "Result"), className + "Result", Side.Result, typings.Interfaces[className + "Result"].Properties)));

        List<Property> InvokeProperties(string npmName, Side side) =>
            _overrides.Apply(Owner(module, className + "Args"), npmName, side, typings.Interfaces[npmName].Properties);
    }

    private void NestedTypes()
    {
        HashSet<TypeReference> done = [];
        while (_types.Nested.Except(done).ToArray() is { Length: > 0 } open)
        {
            foreach (TypeReference reference in open)
            {
                done.Add(reference);
                NestedType(reference);
            }
        }
    }

    private void NestedType(TypeReference reference)
    {
        bool isOutput = reference.Side is Side.Output or Side.Result;
        string ns = _names.NestedNamespace(reference.Module, reference.Side);
        string className = Names.NestedClass(reference.Name, reference.Side);
        // A Kubernetes resource can also be a part of another: its args are written already.
        if (_sources.Contains(ns, className))
            return;
        TsFile typings = isOutput ? _outputTypes.Value : _inputTypes.Value;
        string npmPath = (reference.Module == Names.RootModule ? "" : reference.Module.Replace('/', '.') + ".") + reference.Name;
        // An override names the plain form of a type both forms share.
        string owner = Owner(reference.Module, reference.Side == Side.Invoke ? reference.Name[..^"Args".Length] : reference.Name);
        List<Property> properties = _overrides.Apply(owner, className, reference.Side, typings.Interfaces[npmPath].Properties);
        _sources.AddNested(ns, className, isOutput ? _outputs.Class(className, reference.Side, properties) : _args.Class(className, reference.Side, properties));
    }

    private void Enums()
    {
        foreach (EnumReference reference in _types.Enums)
        {
            string folder = reference.Module == Names.RootModule ? "" : reference.Module + "/";
            TsFile typings = TsParser.Parse(_package.Read($"types/enums/{folder}index.d.ts"));
            _sources.AddFile(_names.ResourceNamespace(reference.Module), "Enums", reference.Name, EnumEmitter.Struct(typings.Enums[reference.Name]));
        }
    }

    private static string Owner(string module, string name) => $"{module.Replace('/', '.')}.{name}";
}
