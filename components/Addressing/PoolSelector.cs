using System.Globalization;
using System.Text.RegularExpressions;

namespace CalicoIPv6.Addressing;

/// <summary>
/// Calico's selector language, as far as it can be wrong (projectcalico/calico libcalico-go/lib/selector, tokenizer and parser): terms
/// <c>all()</c>, <c>has(k)</c>, <c>k == 'v'</c>, <c>k != 'v'</c>, <c>k in {'a', 'b'}</c>, <c>k not in {...}</c>, <c>k contains 'v'</c>,
/// <c>k starts with 'v'</c>, <c>k ends with 'v'</c>, with <c>!</c> before them, <c>&amp;&amp;</c> and <c>||</c> between them, and
/// parentheses around them. Read without recursion: no text that a person writes may be too deep.
/// </summary>
internal sealed partial class PoolSelector
{
    /// <summary>Calico's API from 3.33 on (api/pkg/apis/projectcalico/v3/ippool.go), so that an upgrade refuses no pool.</summary>
    private const int MaxLength = 1024;

    /// <summary>libcalico-go/lib/selector/tokenizer, MaxLabelLength.</summary>
    private const int MaxLabelLength = 512;

    private readonly string _text;
    private int _at;

    private PoolSelector(string text) => _text = text;

    private string Rest => _at < _text.Length ? $"\"{_text[_at..]}\"" : "its end";

    /// <summary>What is wrong with a pool's node selector, as the end of the sentence "this value ..."; <c>null</c> when nothing is.</summary>
    public static string? Fault(string text)
    {
        if (text.Length > MaxLength)
        {
            return string.Create(CultureInfo.InvariantCulture, $"has more than the {MaxLength} characters that Calico takes");
        }

        // libcalico-go/lib/validator/v3: global() is for what has no namespace, and nodes have none anyway.
        return string.IsNullOrWhiteSpace(text) ? "is empty"
            : text.Contains("global(", StringComparison.Ordinal) ? "has global(), which Calico does not take for a pool's nodes"
            : new PoolSelector(text).Expression();
    }

    /// <summary>
    /// Whether a selector says in so many words that no host has the pool: <c>!all()</c>, which keeps a pool for pods that ask for it by
    /// name (Calico documentation, reference/resources/ippool, "Node selector").
    /// </summary>
    public static bool ChoosesNone(string? text) => text is not null && None.IsMatch(text);

    private string? Expression()
    {
        int open = 0;
        while (true)
        {
            while (Takes("!") || Takes("("))
            {
                open += _text[_at - 1] == '(' ? 1 : 0;
            }

            if (Term() is { } fault)
            {
                return fault;
            }

            for (; Takes(")"); open--)
            {
                if (open == 0)
                {
                    return "has a parenthesis ) that nothing opens";
                }
            }

            if (IsAtEnd())
            {
                return open == 0 ? null : "has a parenthesis ( that nothing closes";
            }

            if (!Takes("&&") && !Takes("||"))
            {
                return $"has {Rest} where && or || is wanted";
            }
        }
    }

    private string? Term()
    {
        if (Takes("all("))
        {
            return Takes(")") ? null : $"has {Rest} where the ) of all() is wanted";
        }

        if (Takes("has("))
        {
            return Label() is { } unnamed ? unnamed : Takes(")") ? null : $"has {Rest} where the ) of has() is wanted";
        }

        return Label() ?? Comparison();
    }

    private string? Comparison()
    {
        if (TakesWords("not", "in") || TakesWords("in"))
        {
            return Set();
        }

        return Takes("==") || Takes("!=") || TakesWords("contains") || TakesWords("starts", "with") || TakesWords("ends", "with")
            ? Literal()
            : $"has {Rest} where ==, !=, in, not in, contains, starts with or ends with is wanted";
    }

    private string? Set()
    {
        if (!Takes("{"))
        {
            return $"has {Rest} where a list such as {{'a', 'b'}} is wanted";
        }

        while (!Takes("}"))
        {
            if (Literal() is { } fault)
            {
                return fault;
            }

            if (!Takes(",") && !IsNext('}'))
            {
                return $"has {Rest} where , or }} is wanted";
            }
        }

        return null;
    }

    private string? Label()
    {
        SkipBlanks();
        int start = _at;
        while (_at < _text.Length && IsLabelPart(_text[_at]))
        {
            _at++;
        }

        return (_at - start) switch
        {
            0 => $"has {Rest} where a label, has() or all() is wanted",
            > MaxLabelLength => string.Create(CultureInfo.InvariantCulture, $"has a label of more than {MaxLabelLength} characters"),
            _ => null,
        };
    }

    private string? Literal()
    {
        if (!IsNext('\'') && !IsNext('"'))
        {
            return $"has {Rest} where a value in quotes is wanted";
        }

        int end = _text.IndexOf(_text[_at], _at + 1);
        if (end < 0)
        {
            return $"has {Rest} where a value in quotes is wanted, whose last quote is missing";
        }

        _at = end + 1;
        return null;
    }

    private bool IsAtEnd()
    {
        SkipBlanks();
        return _at == _text.Length;
    }

    private bool IsNext(char character)
    {
        SkipBlanks();
        return _at < _text.Length && _text[_at] == character;
    }

    private bool Takes(string token)
    {
        SkipBlanks();
        bool takes = string.CompareOrdinal(_text, _at, token, 0, token.Length) == 0;
        _at += takes ? token.Length : 0;
        return takes;
    }

    // "notin" is "not in", and no label character may follow the last word.
    private bool TakesWords(params ReadOnlySpan<string> words)
    {
        int start = _at;
        foreach (string word in words)
        {
            if (!Takes(word))
            {
                _at = start;
                return false;
            }
        }

        if (_at < _text.Length && IsLabelPart(_text[_at]))
        {
            _at = start;
            return false;
        }

        return true;
    }

    // Blanks are spaces and tabs: a line break is none to Calico.
    private void SkipBlanks()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t')
        {
            _at++;
        }
    }

    private static bool IsLabelPart(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '/' or '-';

    [GeneratedRegex(@"\A[ \t(]*![ \t(]*all\([ \t]*\)[ \t)]*\z")]
    private static partial Regex None { get; }
}
