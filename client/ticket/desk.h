#pragma once

#include "client/net/transport.h"
#include "shared/core/random.h"
#include "shared/core/uptime.h"
#include "shared/protocol/queue.h"
#include "shared/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Queue numbers at a kiosk: what the hall tells, and the number a citizen draws. Draws nothing on
/// the screen (view.h has what is shown) and never waits.
namespace onedoor::ticket {

enum class Link : std::uint8_t {
    /// Nobody asked yet, or no answer came yet.
    Unknown,
    Up,
    /// The hall's server did not answer the last time.
    Down
};

enum class Step : std::uint8_t {
    /// Nobody draws a number.
    Away,
    Groups,
    /// Only where the hall has priority classes.
    Priorities,
    Drawing,
    Drawn,
    Failed
};

enum class Trouble : std::uint8_t {
    None,
    /// No answer that can be read, after a few tries.
    Unreachable,
    Closed,
    NoMoreToday,
    /// Too many numbers at this machine in a short time.
    TooMany,
    /// For another reason, in the server's words.
    Refused
};

/// Whether the figures of the hall are on the screen.
enum class Watch : std::uint8_t { Off, On };

/// One number a session: a new one only after forget(), so that a stuck button draws one.
class Desk {
public:
    /// Tokens of its requests; no other user of the transport may have them.
    static constexpr net::Token fetch_token = 0x7155'0001;
    static constexpr net::Token draw_token = 0x7155'0002;
    static constexpr std::int64_t fetch_period_ms = 15'000;
    /// A draw is sent this often by itself before the citizen is told.
    static constexpr int tries_max = 3;

    /// Both outlive the desk.
    Desk(net::Transport& transport, core::Random& random)
        : m_transport(transport), m_random(random) {}

    /// Asks for the figures when it is time, and sends a draw again.
    void advance(core::Uptime now);
    /// When advance() is worth a call; nothing: not before something else happens.
    [[nodiscard]] std::optional<core::Uptime> due() const;
    /// False when the answer belongs to somebody else.
    bool receive(net::Response const& response, core::Uptime now);

    /// The figures are also fetched in the steps in which a citizen chooses.
    void watch(Watch watch, core::Uptime now);

    /// The citizen wants a number. Keeps one that was drawn in this session.
    void begin(core::Uptime now);
    /// An id of the figures; one that gives no numbers by figures that are not old fails with its
    /// reason.
    void choose_group(std::string_view group, core::Uptime now);
    /// Nothing: of no priority class.
    void choose_priority(std::optional<std::string_view> priority, core::Uptime now);
    /// From the priorities or a failure to the groups, from the groups away.
    void back();
    /// Sends the failed draw again, with its id: a number that was given already is the same.
    void retry(core::Uptime now);
    /// End of the session: nothing of the citizen is here or under way any more. The figures, which
    /// tell of nobody, stay.
    void forget();

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] Trouble trouble() const { return m_trouble; }
    /// Of Trouble::Refused.
    [[nodiscard]] text::Localized const& refusal() const { return m_refusal; }
    /// Of Trouble::TooMany: seconds until it may work, 0: not told.
    [[nodiscard]] std::uint32_t retry_after_seconds() const { return m_retry_after_seconds; }
    [[nodiscard]] Link link() const { return m_link; }
    /// The last the hall told.
    [[nodiscard]] std::optional<protocol::QueueState> const& figures() const { return m_figures; }
    /// Whether they have to be shown with their time.
    [[nodiscard]] bool are_figures_old(core::Uptime now) const;
    /// What is being drawn or was drawn.
    [[nodiscard]] std::string const& group() const { return m_group; }
    [[nodiscard]] std::optional<std::string> const& priority() const { return m_priority; }
    [[nodiscard]] std::optional<protocol::QueueTicket> const& ticket() const { return m_ticket; }

private:
    [[nodiscard]] bool is_watched() const;
    void fetch(core::Uptime now);
    void hear_figures(net::Response const& response, core::Uptime now);
    void draw(core::Uptime now);
    void send_draw();
    void hear_ticket(net::Response const& response, core::Uptime now);
    void hear_refusal(net::Response const& response);
    void give_up_or_wait(core::Uptime now);
    void fail(Trouble trouble);
    void wipe_choice();
    void wipe_request();

    net::Transport& m_transport;
    core::Random& m_random;
    Watch m_watch = Watch::Off;
    Link m_link = Link::Unknown;
    std::optional<protocol::QueueState> m_figures;
    core::Uptime m_heard_at;
    core::Uptime m_fetch_due;
    bool m_is_fetching = false;

    Step m_step = Step::Away;
    Trouble m_trouble = Trouble::None;
    text::Localized m_refusal;
    std::uint32_t m_retry_after_seconds = 0;
    /// As chosen on the screen.
    std::string m_group;
    std::optional<std::string> m_priority;
    /// The last that went out: its id stands for it, and for no other choice.
    std::optional<protocol::TicketRequest> m_request;
    bool m_is_drawing = false;
    int m_tries = 0;
    core::Uptime m_draw_due;
    std::optional<protocol::QueueTicket> m_ticket;
};

}
