using Blog.Engine.Search.Model;

namespace Blog.Engine.Search.Storage;

/// <summary>Several leaves → one segment without the documents that are gone. Nothing is tokenized again.</summary>
internal static class Merge
{
    public static Segment Of(IReadOnlyList<Leaf> leaves)
    {
        SearchDocument[] documents = [.. leaves.SelectMany(leaf => leaf.Live().Select(document => leaf.Segment.Documents[document]))];
        var numbers = NewNumbers(leaves);
        var cursors = leaves.Select((leaf, i) => new Cursor(leaf.Segment, numbers[i])).ToArray();
        var output = new Output(leaves);
        MergeGrams(cursors, output);
        MergeWords(cursors, output);
        return new()
        {
            Documents = documents,
            Names = Names.Of(documents),
            TitleLengths = [.. leaves.SelectMany(leaf => leaf.Live().Select(document => leaf.Segment.TitleLengths[document]))],
            BodyLengths = [.. leaves.SelectMany(leaf => leaf.Live().Select(document => leaf.Segment.BodyLengths[document]))],
            Terms = new([.. output.Grams], [.. output.WordBytes], [.. output.WordStarts]),
            Starts = [.. output.Starts],
            Frequencies = [.. output.Frequencies],
            Postings = output.Postings.ToArray(),
            PositionStarts = [.. output.PositionStarts],
            Positions = new(output.Positions.ToArray()),
        };
    }

    /// <summary>By leaf and old number: the number in the result; -1 for a document that is gone.</summary>
    private static int[][] NewNumbers(IReadOnlyList<Leaf> leaves)
    {
        var next = 0;
        return [.. leaves.Select(leaf => Enumerable.Range(0, leaf.Segment.Count).Select(document => leaf.IsLive(document) ? next++ : -1).ToArray())];
    }

    private static void MergeGrams(Cursor[] cursors, Output output)
    {
        var queue = new PriorityQueue<Cursor, (ulong Key, int Order)>();
        for (var i = 0; i < cursors.Length; i++) cursors[i].EnqueueGram(queue, i);
        while (queue.TryPeek(out _, out var next))
        {
            output.BeginTerm();
            while (queue.TryPeek(out var cursor, out var at) && at.Key == next.Key)
            {
                output.Append(cursor);
                queue.Dequeue();
                cursor.Term++;
                cursor.EnqueueGram(queue, at.Order);
            }
            if (output.EndTerm()) output.Grams.Add(next.Key);
        }
    }

    private static void MergeWords(Cursor[] cursors, Output output)
    {
        var queue = new PriorityQueue<Cursor, (Cursor Cursor, int Order)>(Comparer<(Cursor Cursor, int Order)>.Create(
            static (a, b) => a.Cursor.Word.SequenceCompareTo(b.Cursor.Word) is var order and not 0 ? order : a.Order - b.Order));
        for (var i = 0; i < cursors.Length; i++) cursors[i].EnqueueWord(queue, i);
        while (queue.TryPeek(out var first, out _))
        {
            var word = first.Word;
            output.BeginTerm();
            while (queue.TryPeek(out var cursor, out var at) && cursor.Word.SequenceEqual(word))
            {
                output.Append(cursor);
                queue.Dequeue();
                cursor.Term++;
                cursor.EnqueueWord(queue, at.Order);
            }
            if (output.EndTerm()) output.AddWord(word);
        }
    }

    /// <summary>A place among the terms of one segment.</summary>
    private sealed class Cursor(Segment segment, int[] numbers)
    {
        public int Term { get; set; }

        public Segment Segment => segment;

        public int[] Numbers => numbers;

        public ReadOnlySpan<byte> Word => segment.Terms.Word(Term);

        public void EnqueueGram(PriorityQueue<Cursor, (ulong, int)> queue, int order)
        {
            if (segment.Terms.IsGram(Term)) queue.Enqueue(this, (segment.Terms.Grams[Term], order));
        }

        public void EnqueueWord(PriorityQueue<Cursor, (Cursor, int)> queue, int order)
        {
            if (Term < segment.Terms.Count) queue.Enqueue(this, (this, order));
        }
    }

    /// <summary>The arrays of the segment in the making.</summary>
    private sealed class Output(IReadOnlyList<Leaf> leaves)
    {
        private int frequency;

        public List<ulong> Grams { get; } = [];

        public List<byte> WordBytes { get; } = [];

        public List<int> WordStarts { get; } = [0];

        public List<int> Starts { get; } = [0];

        public List<int> Frequencies { get; } = [];

        public PostingWriter Postings { get; } = new(leaves.Sum(leaf => leaf.Segment.Postings.Length));

        public List<int> PositionStarts { get; } = [0];

        public PositionWriter Positions { get; } = new(leaves.Sum(leaf => leaf.Segment.Positions.Length));

        public void BeginTerm()
        {
            frequency = 0;
            Postings.BeginList();
        }

        public void Append(Cursor cursor)
        {
            var posting = default(Posting);
            var positions = cursor.Segment.ReadPositions(cursor.Term);
            for (var reader = cursor.Segment.Read(cursor.Term); reader.Read(ref posting);)
            {
                positions.Next();
                posting.Document = cursor.Numbers[posting.Document];
                if (posting.Document < 0) continue;
                Postings.Write(posting);
                Positions.Write(positions.Bytes);
                frequency++;
            }
        }

        /// <summary>False for a term that only documents now gone had: it is left out.</summary>
        public bool EndTerm()
        {
            if (frequency == 0) return false;
            Starts.Add(Postings.Length);
            PositionStarts.Add(Positions.Length);
            Frequencies.Add(frequency);
            return true;
        }

        public void AddWord(ReadOnlySpan<byte> word)
        {
            WordBytes.AddRange(word);
            WordStarts.Add(WordBytes.Count);
        }
    }
}
