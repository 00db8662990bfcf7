package dev.lockscope.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table for reading: the first columns have words and stand left, the others figures and stand right. */
final class TextTable {
    private static final String GAP = "   ";

    private final int words;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param words how many columns have words */
    TextTable(int words, List<String> header) {
        this.words = words;
        rows.add(header);
    }

    void add(List<String> row) {
        rows.add(row);
    }

    void print(PrintWriter out) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String text = row.get(column);
                String room = " ".repeat(width(column) - text.length());
                line.append(column == 0 ? "" : GAP).append(column < words ? text + room : room + text);
            }
            out.print(line.toString().stripTrailing() + "\n");
        }
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow();
    }
}
