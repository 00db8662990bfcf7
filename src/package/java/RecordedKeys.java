import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The keys under which classes that Quarkus 3.33 has recorded hand things to one another, numbered in the order in which they
 * are met. Quarkus numbers them by one counter for all of its build steps, which run beside one another. Not thread-safe.
 */
final class RecordedKeys {
    private static final Pattern KEY = Pattern.compile("proxykey\\d+");

    private final Map<String, String> numbered = new HashMap<>();

    /**
     * Returns a class with its keys numbered anew, the same ones in all classes.
     *
     * @param file in the format of JVMS 4; all that names a constant names its index, and that stays
     * @throws IOException when it has a constant of an unknown kind
     */
    byte[] renumber(byte[] file) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
        ByteArrayOutputStream renumbered = new ByteArrayOutputStream(file.length);
        DataOutputStream out = new DataOutputStream(renumbered);
        // The magic number; the version.
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
                default -> throw new IOException("constant of kind " + tag);
            }
        }
        in.transferTo(out);
        return renumbered.toByteArray();
    }

    private String renumber(String text) {
        return KEY.matcher(text).matches() ? numbered.computeIfAbsent(text, key -> "proxykey" + numbered.size()) : text;
    }
}
