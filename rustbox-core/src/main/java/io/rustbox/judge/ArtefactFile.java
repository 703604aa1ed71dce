package io.rustbox.judge;

import io.rustbox.Command.BoxFile;
import io.rustbox.Command.Executable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An artefact as bytes:
 *
 * <pre>
 * "rustbox artefact 1\n"
 * SHA-256 of the rest
 * number of files, and of each: path, whether it is executable, length, content
 * length and text of the compiler's result, as {@link ResultJson} writes it
 * </pre>
 */
final class ArtefactFile {
    private static final byte[] MAGIC = "rustbox artefact 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGEST_BYTES = 32;

    private ArtefactFile() {}

    static byte[] write(Artefact artefact) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(body)) {
            out.writeInt(artefact.files().size());
            for (BoxFile file : artefact.files()) {
                out.writeUTF(file.path());
                out.writeBoolean(file.executable() == Executable.YES);
                block(out, file.content());
            }
            block(out, ResultJson.text(artefact.compile(), ResultJson.Layout.COMPACT)
                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("memory can be written to", e);
        }
        whole.writeBytes(MAGIC);
        whole.writeBytes(Digest.sha256(body.toByteArray()));
        whole.writeBytes(body.toByteArray());
        return whole.toByteArray();
    }

    /** @throws IOException if the bytes are not what was written */
    static Artefact read(byte[] bytes) throws IOException {
        int bodyBegin = MAGIC.length + DIGEST_BYTES;
        if (bytes.length < bodyBegin || !Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC)) {
            throw new IOException("not an artefact of this version");
        }
        byte[] digest = Arrays.copyOfRange(bytes, MAGIC.length, bodyBegin);
        byte[] body = Arrays.copyOfRange(bytes, bodyBegin, bytes.length);
        if (!Arrays.equals(digest, Digest.sha256(body))) {
            throw new IOException("the digest does not fit");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body))) {
            int count = in.readInt();
            List<BoxFile> files = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String path = in.readUTF();
                Executable executable = in.readBoolean() ? Executable.YES : Executable.NO;
                files.add(new BoxFile(path, block(in), executable));
            }
            return new Artefact(files, ResultJson.read(new String(block(in), StandardCharsets.UTF_8)));
        }
    }

    private static void block(DataOutputStream out, byte[] content) throws IOException {
        out.writeInt(content.length);
        out.write(content);
    }

    private static byte[] block(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
