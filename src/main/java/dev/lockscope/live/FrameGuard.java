package dev.lockscope.live;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * Closes out whoever sends more over a WebSocket than pings, pongs and a goodbye: data at its first frame, with 1008; what is
 * no frame, or too long a one, with the code that RFC 6455 (7.4.1) has for that. Vert.x would put data together first, and
 * hang up without a word on who breaks the protocol.
 */
@Singleton
final class FrameGuard implements HttpUpgradeCheck {
    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        ChannelHandlerContext last = ((ConnectionBase) upgrade.httpRequest().connection()).channelHandlerContext();
        ChannelPipeline pipeline = last.pipeline();
        if (pipeline.get(Guard.class) == null) {
            pipeline.addBefore(last.name(), null, new Guard());
        }
        return CheckResult.permitUpgrade();
    }

    /** The one of one connection; its event loop's own. */
    private static final class Guard extends ChannelInboundHandlerAdapter {
        private static final long LONGEST_GOODBYE_SECONDS = 10;

        private boolean closing;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            boolean isControl = message instanceof CloseWebSocketFrame
                    || message instanceof PongWebSocketFrame
                    // Of one who does not read the answers they would pile up.
                    || (message instanceof PingWebSocketFrame
                            && context.channel().isWritable());
            if (!closing && (isControl || !(message instanceof WebSocketFrame))) {
                context.fireChannelRead(message);
                return;
            }
            ReferenceCountUtil.release(message);
            if (!closing && !(message instanceof PingWebSocketFrame)) {
                close(context, new WebSocketCloseStatus(1008, "nothing is to be sent here"));
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
            if (!(broken instanceof CorruptedWebSocketFrameException corrupted)) {
                context.fireExceptionCaught(broken);
            } else if (!closing) {
                close(context, corrupted.closeStatus());
            }
        }

        /** What still comes is read and dropped until the other end closes too: a reset could overtake the code. */
        @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for a connection to be gone.
        private void close(ChannelHandlerContext context, WebSocketCloseStatus why) {
            closing = true;
            context.writeAndFlush(new CloseWebSocketFrame(why))
                    .addListener((ChannelFuture said) -> ((DuplexChannel) said.channel()).shutdownOutput());
            context.executor().schedule(() -> context.close(), LONGEST_GOODBYE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
