using System.Collections.Immutable;

namespace CalicoIPv6.Preview.Pictures;

/// <summary>Boxes with text in and beside each other, and wires between them; in pixels.</summary>
internal sealed record Picture(double Width, double Height, ImmutableArray<Box> Boxes, ImmutableArray<Wire> Wires);

/// <param name="Kind">What it shows, in one word of lower case; its looks follow from that.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Lines">Its text, from top to bottom; the first is its name.</param>
/// <param name="Boxes">What is in it, below its text.</param>
internal sealed record Box(string Kind, Rectangle Place, ImmutableArray<TextLine> Lines, ImmutableArray<Box> Boxes);

/// <param name="X">The left end.</param>
/// <param name="Y">The base line.</param>
/// <param name="Size">The size of the font.</param>
/// <param name="Text">What fits.</param>
/// <param name="Full">The whole text.</param>
internal sealed record TextLine(double X, double Y, double Size, string Text, string Full);

/// <summary>A vertical line.</summary>
internal sealed record Wire(double X, double Top, double Bottom, bool GoesUp, bool GoesDown);

internal readonly record struct Rectangle(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double Middle => X + (Width / 2);

    public bool Contains(Rectangle other) => other.X >= X && other.Y >= Y && other.Right <= Right && other.Bottom <= Bottom;

    public bool Overlaps(Rectangle other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;
}
