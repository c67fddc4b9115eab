#pragma once

#include "client/app/adoption.h"
#include "client/app/card_prefill.h"
#include "client/app/context.h"

#include <optional>
#include <string>
#include <string_view>

namespace onedoor::app {

/// The whole program without its looks: takes intents and events, changes the state, asks the
/// seams. Single-threaded; nothing here waits.
class App {
public:
    /// Everything outlives the App.
    struct Seams {
        net::Transport& transport;
        Storage& storage;
        FileSource& files;
        Outbox& outbox;
        core::Random& random;
        core::Clock const& clock;
        /// Null: drafts cannot be handed over from here.
        Cipher* cipher = nullptr;
    };

    App(Seams const& seams, AssetPaths assets, std::string origin);
    App(App const&) = delete;
    App& operator=(App const&) = delete;

    [[nodiscard]] State const& state() const { return m_state; }
    void set_preferences(Preferences const& preferences) { m_state.preferences = preferences; }

    /// The person is now at this address: first load, back, forward, a followed link.
    void open(std::string_view target);
    /// Goes on where the person was on the server's page (adoption.h); may be repeated with newer
    /// values until it is done.
    adoption::Outcome adopt(std::string_view page);
    void perform(Intent const& intent);
    void receive(net::Response const& response);
    void loaded(std::string_view key, std::optional<std::string> value);
    void saved(std::string_view key, SaveOutcome outcome);
    /// `values`: a JSON array of the texts kept on this device.
    void listed(std::string_view values);
    void chunk_read(FileChunk const& chunk);
    void filing_kept(std::string_view id, bool is_kept);
    void outbox_listed(std::vector<OutboxItem> items);
    /// A newer version of the program is ready: offered on the page that is open now.
    void offer_version() { m_state.has_new_version = true; }
    void enciphered(std::optional<SealedText> sealed);
    void deciphered(std::optional<std::string> text);
    /// A reader read this text; a hand-over's address opens its screen, anything else is not
    /// taken and answers false.
    bool take_over(std::string_view text);
    /// A card was read: fills in the form of the filing on the screen. Nothing when there is none,
    /// or it is past its questions. The caller says what became of it, keeps it for taking it back
    /// and overwrites it with forget(). `mappings` null: no residence is found.
    std::optional<CardPrefill> card_read(identity::CardText const& card,
                                         units::UnitMappings const* mappings, Typed typed);
    /// Nothing happens when another filing is on the screen by now.
    void take_back_card(CardPrefill const& prefill);

    /// Call before each frame: time goes on.
    void tick();

    /// Where the address bar has to go since the last call; `replace` when the page only redirects.
    struct Navigation {
        std::string target;
        bool replace = false;
        /// The page is loaded anew: the person took the newer version.
        bool is_anew = false;
    };
    std::optional<Navigation> take_navigation();
    /// Path of the field that wants the focus since the last call.
    std::optional<std::string> take_focus();

private:
    Context context();
    void enter();
    enum class Cause : std::uint8_t { Person, Redirect };
    void finish(Context& context, Cause cause);
    void retry();
    void accept(Pending const& pending, net::Response const& response);

    Seams m_seams;
    AssetPaths m_assets;
    Requests m_requests;
    State m_state;
    /// Of the server's page, while what it is about is being loaded.
    std::string m_adopted_page;
    std::optional<Navigation> m_navigation;
    std::optional<std::string> m_focus;
};

}
