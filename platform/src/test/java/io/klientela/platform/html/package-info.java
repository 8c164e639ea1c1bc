@NullMarked
package io.klientela.platform.html;

import org.jspecify.annotations.NullMarked;
