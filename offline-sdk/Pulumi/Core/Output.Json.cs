using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

public static partial class Output
{
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<string>(SerializeAsync());

        async Task<OutputData<string>> SerializeAsync()
        {
            OutputData<T> data = await value.Data.ConfigureAwait(false);
            if (!data.IsKnown)
                return data.With("");
            var nested = new NestedOutputs(data.IsSecret, data.Resources);
            string json = JsonSerializer.Serialize(data.Value, nested.AddTo(options));
            return new OutputData<string>(nested.IsKnown ? json : "", nested.IsKnown, nested.IsSecret, nested.Resources);
        }
    }

    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new Output<T>(DeserializeAsync());

        async Task<OutputData<T>> DeserializeAsync()
        {
            OutputData<string> data = await json.Data.ConfigureAwait(false);
            if (!data.IsKnown)
                return data.With(default(T)!);
            var nested = new NestedOutputs(data.IsSecret, data.Resources);
            return data.With(JsonSerializer.Deserialize<T>(data.Value, nested.AddTo(options))!);
        }
    }

    /// <summary>Lets outputs and inputs appear anywhere inside a JSON value, and remembers what they carried.</summary>
    private sealed class NestedOutputs(bool isSecret, ImmutableHashSet<Resource> resources) : JsonConverterFactory
    {
        private static readonly Type[] Wrappers = [typeof(Output<>), typeof(Input<>), typeof(InputList<>), typeof(InputMap<>)];

        public bool IsKnown { get; private set; } = true;

        public bool IsSecret { get; private set; } = isSecret;

        public ImmutableHashSet<Resource> Resources { get; private set; } = resources;

        public JsonSerializerOptions AddTo(JsonSerializerOptions? options)
        {
            JsonSerializerOptions copy = options == null ? new() : new(options);
            copy.Converters.Add(this);
            return copy;
        }

        public override bool CanConvert(Type typeToConvert)
            => typeToConvert.IsConstructedGenericType && Wrappers.Contains(typeToConvert.GetGenericTypeDefinition());

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
        {
            Type element = typeToConvert.GenericTypeArguments[0];
            Type wrapper = typeToConvert.GetGenericTypeDefinition();
            Type value = wrapper == typeof(InputList<>) ? typeof(ImmutableArray<>).MakeGenericType(element)
                : wrapper == typeof(InputMap<>) ? typeof(ImmutableDictionary<,>).MakeGenericType(typeof(string), element)
                : element;
            return (JsonConverter)Activator.CreateInstance(typeof(Converter<,>).MakeGenericType(typeToConvert, value), this)!;
        }

        private void Add(OutputData<object?> data)
        {
            IsKnown &= data.IsKnown;
            IsSecret |= data.IsSecret;
            Resources = Resources.Union(data.Resources);
        }

        private sealed class Converter<TWrapper, TValue>(NestedOutputs owner) : JsonConverter<TWrapper>
        {
            public override TWrapper Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            {
                TValue value = JsonSerializer.Deserialize<TValue>(ref reader, options)!;
                var output = new Output<TValue>(Task.FromResult(new OutputData<TValue>(value, true, owner.IsSecret, owner.Resources)));
                return output is TWrapper same ? same : (TWrapper)typeof(TWrapper).GetMethod("op_Implicit", [typeof(Output<TValue>)])!.Invoke(null, [output])!;
            }

            public override void Write(Utf8JsonWriter writer, TWrapper value, JsonSerializerOptions options)
            {
                IOutput output = value as IOutput ?? ((IInput)value!).ToOutput();
                // A JSON writer cannot wait, so the thread does.
                OutputData<object?> data = output.GetDataAsync().GetAwaiter().GetResult();
                owner.Add(data);
                if (data.IsKnown)
                    JsonSerializer.Serialize(writer, data.Value, typeof(TValue), options);
                else
                    writer.WriteNullValue();
            }
        }
    }
}
