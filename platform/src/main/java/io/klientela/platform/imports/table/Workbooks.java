package io.klientela.platform.imports.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** What is checked about a workbook before it is read. */
final class Workbooks {
    private static final long LARGEST = 2_000_000_000L;
    private static final long LARGEST_TEXTS = 150_000_000L;
    private static final int MOST_ENTRIES = 5000;
    /** How many times a part may be larger than it is packed; repetitive sheets reach about a hundred. */
    private static final long STRETCH = 400;

    private static final long SMALL = 20_000_000;

    private Workbooks() {}

    /** Unpacks everything once and counts, as what a ZIP says about its own sizes may be a lie. */
    static void requireSane(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES || zip.getEntry("xl/workbook.xml") == null) {
                throw new UnreadableFile(1, "is a ZIP file but no workbook");
            }
            long total = 0;
            byte[] buffer = new byte[64 * 1024];
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                long size = 0;
                try (InputStream part = zip.getInputStream(entry)) {
                    for (int read = part.read(buffer); read >= 0; read = part.read(buffer)) {
                        size += read;
                        boolean stretched = size > SMALL && size > entry.getCompressedSize() * STRETCH;
                        boolean texts = entry.getName().endsWith("sharedStrings.xml") && size > LARGEST_TEXTS;
                        if (stretched || texts || total + size > LARGEST) {
                            throw new UnreadableFile(1, "unpacks to far more than a workbook holds");
                        }
                    }
                }
                total += size;
            }
        } catch (ZipException e) {
            throw new UnreadableFile(1, "is no workbook: the ZIP file is damaged");
        }
    }

    static Sheet sheet(ReadableWorkbook workbook, @Nullable String name) {
        if (name == null) {
            return workbook.getSheets()
                    .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .findFirst()
                    .orElseGet(workbook::getFirstSheet);
        }
        return workbook.findSheet(name)
                .orElseThrow(() -> new UnreadableFile(
                        1, "has no sheet \"%s\"; it has: %s".formatted(name, String.join(", ", names(workbook)))));
    }

    static List<String> names(ReadableWorkbook workbook) {
        return workbook.getSheets().map(Sheet::getName).toList();
    }
}
