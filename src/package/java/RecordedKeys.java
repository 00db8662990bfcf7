import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Renumbers the keys by which recorded classes of Quarkus 3.33 share objects, in order of occurrence. Quarkus numbers them with
 * one counter for all of its concurrent build steps, so its numbers vary from build to build. Not thread-safe.
 */
final class RecordedKeys {
    private static final Pattern KEY = Pattern.compile("proxykey\\d+");

    private final Map<String, String> numbered = new HashMap<>();

    /**
     * Returns a class with renumbered keys; equal keys stay equal across all classes.
     *
     * @param file a class file (JVMS 4); references to constants stay valid, since their indices are unchanged
     * @throws IOException if it has a constant of an unknown kind
     */
    byte[] renumber(byte[] file) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
        ByteArrayOutputStream renumbered = new ByteArrayOutputStream(file.length);
        DataOutputStream out = new DataOutputStream(renumbered);
        // The magic number and the version.
        out.writeInt(in.readInt());
        out.writeInt(in.readInt());
        int constants = in.readUnsignedShort();
        out.writeShort(constants);
        for (int index = 1; index < constants; index++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            switch (tag) {
                case 1 -> out.writeUTF(renumber(in.readUTF()));
                case 7, 8, 16, 19, 20 -> out.write(in.readNBytes(2));
                case 15 -> out.write(in.readNBytes(3));
                case 3, 4, 9, 10, 11, 12, 17, 18 -> out.write(in.readNBytes(4));
                case 5, 6 -> {
                    out.write(in.readNBytes(8));
                    // A long and a double take two indices.
                    index++;
                }
                default -> throw new IOException("unknown kind of constant: " + tag);
            }
        }
        in.transferTo(out);
        return renumbered.toByteArray();
    }

    private String renumber(String text) {
        return KEY.matcher(text).matches() ? numbered.computeIfAbsent(text, key -> "proxykey" + numbered.size()) : text;
    }
}
