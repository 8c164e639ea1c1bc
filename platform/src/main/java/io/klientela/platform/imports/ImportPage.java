package io.klientela.platform.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Imports, newest first. @param nextCursor where the next page starts; null on the last */
public record ImportPage(List<ImportView> items, @Nullable String nextCursor) {}
