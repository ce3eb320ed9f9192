namespace Blog.Engine.Content;

/// <summary>The types of files that a page can show or a reader takes away. Whatever else lies beside posts is not served: an editor's file, a key, a page that would run as one of ours.</summary>
internal static class PublicTypes
{
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        // Pictures, sound and film
        ".png", ".apng", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif", ".webp", ".avif", ".svg", ".bmp", ".ico", ".tif", ".tiff", ".heic", ".heif", ".jxl", ".psd",
        ".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".wav", ".flac", ".mid", ".midi", ".mp4", ".m4v", ".webm", ".ogv", ".mov", ".mkv", ".avi", ".vtt", ".srt", ".ass",
        // Documents and books
        ".pdf", ".epub", ".mobi", ".azw3", ".djvu", ".ps", ".eps", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".rtf", ".tex", ".sty", ".cls", ".bib", ".ris", ".txt", ".asc", ".sig",
        ".drawio", ".excalidraw", ".dot", ".puml", ".opml", ".ics", ".vcf",
        // Data
        ".csv", ".tsv", ".json", ".jsonl", ".geojson", ".yaml", ".yml", ".toml", ".bin", ".dat", ".npy", ".npz", ".mat", ".h5", ".hdf5", ".parquet", ".arrow", ".sqlite", ".pcap", ".log", ".diff", ".patch", ".onnx",
        // Programs as texts
        ".c", ".h", ".cc", ".cpp", ".cxx", ".hpp", ".cs", ".fs", ".vb", ".java", ".kt", ".scala", ".go", ".rs", ".swift", ".m", ".py", ".r", ".rb", ".pl", ".lua", ".jl", ".hs", ".ml", ".clj", ".el", ".lisp", ".scm",
        ".js", ".mjs", ".cjs", ".ts", ".tsx", ".jsx", ".vue", ".css", ".scss", ".sql", ".sh", ".bash", ".zsh", ".fish", ".ps1", ".bat", ".asm", ".s", ".v", ".sv", ".vhd", ".proto", ".glsl", ".cu", ".zig", ".nim", ".dart", ".php",
        // Archives and fonts
        ".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".7z", ".rar", ".apk", ".exe", ".msi", ".dmg", ".deb", ".rpm", ".iso", ".jar", ".wasm", ".ttf", ".otf", ".woff", ".woff2",
    };

    public static bool Contains(SitePath path) => Extensions.Contains(path.Extension);
}
