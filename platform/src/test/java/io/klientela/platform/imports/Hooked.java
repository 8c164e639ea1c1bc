package io.klientela.platform.imports;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A handler that something happens to before it applies rows. */
final class Hooked implements ImportHandler {
    private static final ScopedValue<Hooked> CURRENT = ScopedValue.newInstance();

    private final ImportHandler handler;
    private final Consumer<List<ImportRow>> before;
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch wakened = new CountDownLatch(1);

    Hooked(ImportHandler handler, Consumer<List<ImportRow>> before) {
        this.handler = handler;
        this.before = before;
    }

    /** What a hook does to stop in the middle, until {@link #wakeUp}. */
    static void hang() {
        CURRENT.get().hanging.countDown();
        await(CURRENT.get().wakened);
    }

    void awaitHang() {
        await(hanging);
    }

    void wakeUp() {
        wakened.countDown();
    }

    @Override
    public String resource() {
        return handler.resource();
    }

    @Override
    public List<String> mappings() {
        return handler.mappings();
    }

    @Override
    public List<RowOutcome> apply(List<ImportRow> rows) {
        ScopedValue.where(CURRENT, this).run(() -> before.accept(rows));
        return handler.apply(rows);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
