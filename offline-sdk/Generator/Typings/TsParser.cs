namespace CalicoIPv6.SdkGenerator.Typings;

/// <summary>
/// Reads the declarations of a provider's typings. The files are machine-made, so the few forms the code generator of the
/// npm packages writes are all this knows; whatever else a file declares is skipped to its end.
/// </summary>
internal sealed class TsParser
{
    private readonly List<string> _tokens;
    private readonly TsFile _file = new();
    private int _at;

    private TsParser(List<string> tokens) => _tokens = tokens;

    public static TsFile Parse(string text)
    {
        TsParser parser = new(TsTokens.Read(text));
        parser.Declarations("");
        return parser._file;
    }

    /// <summary>Reads a single type, as the overrides of the manifest write it.</summary>
    public static TsType ParseType(string text)
    {
        TsParser parser = new(TsTokens.Read(text));
        return parser.Type();
    }

    private string Peek => _at < _tokens.Count ? _tokens[_at] : "";

    private string Take() => _at < _tokens.Count ? _tokens[_at++] : throw new FormatException("The typings end in the middle of a declaration.");

    private bool TryTake(string token)
    {
        if (Peek != token)
            return false;
        _at++;
        return true;
    }

    private void Expect(string token)
    {
        string found = Take();
        if (found != token)
            throw new FormatException($"Expected '{token}' but found '{found}' after '{string.Join(' ', _tokens.Skip(Math.Max(0, _at - 12)).Take(11))}'.");
    }

    private void Declarations(string prefix)
    {
        while (Peek is not ("" or "}"))
        {
            while (Peek is "export" or "declare")
                _at++;
            switch (Peek)
            {
                case "namespace":
                    _at++;
                    string name = Take();
                    Expect("{");
                    Declarations($"{prefix}{name}.");
                    Expect("}");
                    break;
                case "interface":
                    Interface(prefix);
                    break;
                case "class":
                    Class(prefix);
                    break;
                case "function":
                    Function(prefix);
                    break;
                case "const":
                    Const(prefix);
                    break;
                default:
                    SkipStatement();
                    break;
            }
        }
    }

    private void Interface(string prefix)
    {
        _at++;
        string name = Take();
        _file.Interfaces[prefix + name] = new TsInterface(name, Members().Properties);
    }

    private void Class(string prefix)
    {
        _at++;
        string name = Take();
        Expect("extends");
        string baseName = Path();
        (List<TsProperty> properties, bool argsOptional) = Members();
        _file.Classes[prefix + name] = new TsClass(name, baseName, properties, argsOptional);
    }

    private (List<TsProperty> Properties, bool ArgsOptional) Members()
    {
        List<TsProperty> properties = [];
        bool argsOptional = false;
        Expect("{");
        while (!TryTake("}"))
        {
            if (Peek is "static" or "private")
            {
                SkipStatement();
                continue;
            }
            TryTake("readonly");
            string name = Take().Trim('"');
            if (name == "constructor")
                argsOptional = Parameters().Any(p => p is { Name: "args", Optional: true });
            else if (Peek is not "(")
                properties.Add(Property(name));
            SkipStatement();
        }
        return (properties, argsOptional);
    }

    private void Function(string prefix)
    {
        _at++;
        string name = Take();
        _file.Functions[prefix + name] = new TsFunction(name, Parameters());
        SkipStatement();
    }

    private List<TsProperty> Parameters()
    {
        List<TsProperty> parameters = [];
        Expect("(");
        while (!TryTake(")"))
        {
            parameters.Add(Property(Take()));
            TryTake(",");
        }
        return parameters;
    }

    private TsProperty Property(string name)
    {
        bool optional = TryTake("?");
        Expect(":");
        return new TsProperty(name, Type(), optional);
    }

    /// <summary>An enum: <c>const Name: { readonly Key: "value"; }</c>.</summary>
    private void Const(string prefix)
    {
        _at++;
        string name = Take();
        Expect(":");
        if (Peek == "{")
        {
            List<KeyValuePair<string, string>> members = [];
            foreach (TsProperty member in Members().Properties)
            {
                if (member.Type is TsLiteral literal)
                    members.Add(new(member.Name, literal.Text));
            }
            _file.Enums[prefix + name] = new TsEnum(name, members);
        }
        SkipStatement();
    }

    private TsType Type()
    {
        TryTake("|");
        List<TsType> members = [Postfix()];
        while (TryTake("|"))
            members.Add(Postfix());
        return members.Count == 1 ? members[0] : new TsUnion(members);
    }

    private TsType Postfix()
    {
        TsType type = Primary();
        while (Peek == "[" && _tokens[_at + 1] == "]")
        {
            _at += 2;
            type = new TsArray(type);
        }
        return type;
    }

    private TsType Primary()
    {
        if (TryTake("("))
        {
            TsType inner = Type();
            Expect(")");
            return inner;
        }
        if (Peek == "{")
            return Map();
        if (Peek[0] is '"' or '\'')
            return new TsLiteral(Take()[1..^1]);
        string name = Path();
        List<TsType> arguments = [];
        if (TryTake("<"))
        {
            while (!TryTake(">"))
            {
                arguments.Add(Type());
                TryTake(",");
            }
        }
        return new TsNamed(name, arguments);
    }

    private TsMap Map()
    {
        Expect("{");
        Expect("[");
        Take();
        Expect(":");
        Expect("string");
        Expect("]");
        Expect(":");
        TsType value = Type();
        TryTake(";");
        Expect("}");
        return new TsMap(value);
    }

    private string Path()
    {
        string path = Take();
        while (TryTake("."))
            path += "." + Take();
        return path;
    }

    /// <summary>Leaves the statement or member at hand: to its <c>;</c>, or before the brace that closes the block around it.</summary>
    private void SkipStatement()
    {
        int depth = 0;
        while (Peek != "")
        {
            if (depth == 0 && Peek == "}")
                return;
            string token = Take();
            depth += token is "{" or "(" or "[" ? 1 : token is "}" or ")" or "]" ? -1 : 0;
            if (depth == 0 && token == ";")
                return;
        }
    }
}
