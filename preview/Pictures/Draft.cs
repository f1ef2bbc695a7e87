using System.Collections.Immutable;

namespace CalicoIPv6.Preview.Pictures;

/// <summary>A box without its place: text, and below it grids of other boxes.</summary>
internal sealed record Draft(string Kind, ImmutableArray<string> Lines, params ImmutableArray<Grid> Grids)
{
    public const double Padding = 12;
    public const double Gap = 12;
    public const double HeadSize = 13;
    public const double TextSize = 12;

    private const double LineHeight = 17;

    /// <summary>The box in its place: as wide as it is told, as high as its content needs.</summary>
    public Box At(double x, double y, double width)
    {
        double inner = width - (2 * Padding);
        double bottom = y + Padding;
        var lines = ImmutableArray.CreateBuilder<TextLine>();
        foreach (string line in Lines)
        {
            double size = lines.Count == 0 ? HeadSize : TextSize;
            bottom += LineHeight;
            lines.Add(new TextLine(x + Padding, bottom - 4, size, TextWidth.Fitted(line, size, inner), line));
        }

        var boxes = ImmutableArray.CreateBuilder<Box>();
        foreach (Grid grid in Grids.Where(g => !g.Cells.IsEmpty))
        {
            double top = bottom + (bottom == y + Padding ? 0 : Gap);
            ImmutableArray<Box> placed = grid.At(x + Padding, top, inner);
            boxes.AddRange(placed);
            bottom = placed.Max(b => b.Place.Bottom);
        }

        return new Box(Kind, new Rectangle(x, y, width, bottom + Padding - y), lines.ToImmutable(), boxes.ToImmutable());
    }
}

/// <summary>Boxes in rows of equal cells.</summary>
/// <param name="Cells">The boxes.</param>
/// <param name="Narrowest">The width of a cell below which a row has fewer of them.</param>
internal sealed record Grid(ImmutableArray<Draft> Cells, double Narrowest)
{
    public ImmutableArray<Box> At(double x, double y, double width)
    {
        int columns = Math.Clamp((int)((width + Draft.Gap) / (Narrowest + Draft.Gap)), 1, Cells.Length);
        double cell = (width - ((columns - 1) * Draft.Gap)) / columns;
        var boxes = ImmutableArray.CreateBuilder<Box>(Cells.Length);
        double top = y;
        foreach (Draft[] row in Cells.Chunk(columns))
        {
            Box[] placed = [.. row.Select((d, i) => d.At(x + (i * (cell + Draft.Gap)), top, cell))];
            double height = placed.Max(b => b.Place.Height);
            // Of one height, so that the eye finds the rows.
            boxes.AddRange(placed.Select(b => b with { Place = b.Place with { Height = height } }));
            top += height + Draft.Gap;
        }

        return boxes.ToImmutable();
    }
}
