@NullMarked
package io.klientela.automation.outbound;

import org.jspecify.annotations.NullMarked;
