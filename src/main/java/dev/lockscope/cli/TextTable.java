package dev.lockscope.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A plain-text table: the first columns hold text, aligned left; the others hold numbers, aligned right. */
final class TextTable {
    private static final String SEPARATOR = "   ";

    private final int textColumns;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param textColumns number of columns that hold text */
    TextTable(int textColumns, List<String> header) {
        this.textColumns = textColumns;
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
                String padding = " ".repeat(width(column) - text.length());
                line.append(column == 0 ? "" : SEPARATOR)
                        .append(column < textColumns ? text + padding : padding + text);
            }
            out.print(line.toString().stripTrailing() + "\n");
        }
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow();
    }
}
