package dev.runtimeguard.fs.agent.coverage;

import java.awt.Desktop;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.file.Files;
import javax.imageio.ImageIO;
import javax.imageio.spi.ImageInputStreamSpi;
import javax.imageio.spi.ImageOutputStreamSpi;
import javax.imageio.stream.FileCacheImageInputStream;
import javax.imageio.stream.FileCacheImageOutputStream;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.spi.MidiFileReader;
import javax.sound.midi.spi.MidiFileWriter;
import javax.sound.midi.spi.SoundbankReader;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.spi.AudioFileReader;
import javax.sound.sampled.spi.AudioFileWriter;

/** Images and sound in files. */
final class MediaRows extends Rows {
    private static final String SPI = "A provider's own; driven by the class that asks it.";

    MediaRows() {
        images();
        sound();
        of(Desktop.class);
        none("Needs a display.", "browseFileDirectory(File)", "edit(File)", "moveToTrash(File)", "open(File)");
        none("Needs a display.", "print(File)");
        of(Font.class);
        String font = "Reads by RandomAccessFile and its channel; the JVMs that functions run on come without fonts.";
        none(font, "createFont(int, File)", "createFonts(File)");
        of("javax.sound.SoundClip");
        none("Needs a sound device; reads by AudioSystem.", "createSoundClip(File)");
    }

    private void images() {
        of(ImageIO.class);
        value("read(File)", d -> ImageIO.read(picture(d)).getWidth());
        value("write(RenderedImage, String, File)", d -> {
            boolean written = ImageIO.write(image(), "png", d.file("new.png"));
            return written + "," + ImageIO.read(d.file("new.png")).getHeight();
        });
        value("setCacheDirectory(File)", d -> {
            ImageIO.setCacheDirectory(d.directory().toFile());
            try {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                return ImageIO.write(image(), "png", out) + "," + out.size();
            } finally {
                ImageIO.setCacheDirectory(null);
            }
        });
        of(ImageInputStreamSpi.class);
        none(SPI, "createInputStreamInstance(Object, boolean, File)");
        of(ImageOutputStreamSpi.class);
        none(SPI, "createOutputStreamInstance(Object, boolean, File)");
        of(FileCacheImageInputStream.class);
        value("new(InputStream, File)", d -> {
            try (FileCacheImageInputStream in = new FileCacheImageInputStream(
                    new ByteArrayInputStream(new byte[] {7}), d.directory().toFile())) {
                return in.read();
            }
        });
        of(FileCacheImageOutputStream.class);
        value("new(OutputStream, File)", d -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (FileCacheImageOutputStream cache =
                    new FileCacheImageOutputStream(out, d.directory().toFile())) {
                cache.write(7);
            }
            return out.toByteArray();
        });
        of(FileImageInputStream.class);
        value("new(File)", d -> {
            try (FileImageInputStream in = new FileImageInputStream(picture(d))) {
                return in.length() > 0;
            }
        });
        none("Takes an open file.", "new(RandomAccessFile)");
        of(FileImageOutputStream.class);
        action("new(File)", d -> {
            try (FileImageOutputStream out = new FileImageOutputStream(d.file("new"))) {
                out.write(7);
            }
        });
        none("Takes an open file.", "new(RandomAccessFile)");
    }

    private void sound() {
        of(AudioSystem.class);
        value("write(AudioInputStream, Type, File)", d -> AudioSystem.write(silence(), wave(), d.file("new.wav")));
        value("getAudioFileFormat(File)", d -> AudioSystem.getAudioFileFormat(recording(d))
                .getByteLength());
        value("getAudioInputStream(File)", d -> {
            try (AudioInputStream in = AudioSystem.getAudioInputStream(recording(d))) {
                return in.getFrameLength();
            }
        });
        of(MidiSystem.class);
        value("write(Sequence, int, File)", d -> MidiSystem.write(sequence(), 1, d.file("new.mid")));
        value("getMidiFileFormat(File)", d -> MidiSystem.getMidiFileFormat(song(d))
                .getType());
        value("getSequence(File)", d -> MidiSystem.getSequence(song(d)).getTracks().length);
        none("Reads by FileInputStream, and there is no bank to read.", "getSoundbank(File)");
        of(MidiFileReader.class);
        none(SPI, "getMidiFileFormat(File)", "getSequence(File)");
        of(MidiFileWriter.class);
        none(SPI, "write(Sequence, int, File)");
        of(SoundbankReader.class);
        none(SPI, "getSoundbank(File)");
        of(AudioFileReader.class);
        none(SPI, "getAudioFileFormat(File)", "getAudioInputStream(File)");
        of(AudioFileWriter.class);
        none(SPI, "write(AudioInputStream, Type, File)");
    }

    private static BufferedImage image() {
        return new BufferedImage(2, 3, BufferedImage.TYPE_INT_RGB);
    }

    private static File picture(Place d) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image(), "png", out);
        Files.write(d.path("written.png"), out.toByteArray());
        return d.file("written.png");
    }

    private static AudioFileFormat.Type wave() {
        return AudioFileFormat.Type.WAVE;
    }

    private static AudioInputStream silence() {
        AudioFormat format = new AudioFormat(8000, 8, 1, true, false);
        return new AudioInputStream(new ByteArrayInputStream(new byte[100]), format, 100);
    }

    private static File recording(Place d) throws Exception {
        AudioSystem.write(silence(), wave(), d.file("new.wav"));
        return d.file("new.wav");
    }

    private static Sequence sequence() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 10);
        sequence.createTrack();
        return sequence;
    }

    private static File song(Place d) throws Exception {
        MidiSystem.write(sequence(), 1, d.file("new.mid"));
        return d.file("new.mid");
    }
}
