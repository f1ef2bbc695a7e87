namespace CalicoIPv6.SdkGenerator.Emit;

internal static class FunctionEmitter
{
    /// <param name="name">The C# class, <c>GetAmi</c>.</param>
    public static string Class(string name, string token, bool argsOptional)
    {
        string Parameter(string type) => argsOptional ? $"{type}? args = null" : $"{type} args";
        string Call(string method, string type) =>
            $"global::Pulumi.Deployment.Instance.{method}<{name}Result>(\"{token}\", args ?? new {type}(), options.WithDefaults())";
        return $$"""
            public static class {{name}}
            {
                public static Task<{{name}}Result> InvokeAsync({{Parameter($"{name}Args")}}, InvokeOptions? options = null)
                    => {{Call("InvokeAsync", $"{name}Args")}};

                public static Output<{{name}}Result> Invoke({{Parameter($"{name}InvokeArgs")}}, InvokeOptions? options = null)
                    => {{Call("Invoke", $"{name}InvokeArgs")}};

                public static Output<{{name}}Result> Invoke({{name}}InvokeArgs args, InvokeOutputOptions options)
                    => {{Call("Invoke", $"{name}InvokeArgs")}};
            }
            """;
    }
}
