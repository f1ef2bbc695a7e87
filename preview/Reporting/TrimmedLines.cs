using Spectre.Console.Rendering;

namespace CalicoIPv6.Preview.Reporting;

/// <summary>Something drawn in a width of its own, whatever the console's, without the blanks that Spectre.Console fills lines with.</summary>
internal sealed class TrimmedLines(IRenderable content, int width) : Renderable
{
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        // The least that it can do with: a word that is longer than the line is a name, and stays whole.
        int needed = content.Measure(options, width).Min;
        return Segment.SplitLines(content.Render(options, Math.Max(width, needed))).SelectMany(line => Trimmed(line).Append(Segment.LineBreak));
    }

    private static IEnumerable<Segment> Trimmed(SegmentLine line)
    {
        int last = line.FindLastIndex(s => !string.IsNullOrWhiteSpace(s.Text));
        return last < 0 ? [] : line.Take(last).Append(new Segment(line[last].Text.TrimEnd(), line[last].Style));
    }
}
