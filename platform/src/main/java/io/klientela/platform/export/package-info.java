/** Lists as files for spreadsheets. */
@NullMarked
package io.klientela.platform.export;

import org.jspecify.annotations.NullMarked;
