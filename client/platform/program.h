#pragma once

#include "client/app/adoption.h"
#include "client/app/context.h"
#include "client/app/file_source.h"
#include "client/app/storage.h"
#include "client/net/transport.h"
#include "client/ui/frame.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace onedoor::platform {

/// What a platform gives to the program that runs in it; outlives the program.
struct Services {
    net::Transport& transport;
    app::Storage& storage;
    app::FileSource& files;
    app::Outbox& outbox;
    core::Clock& clock;
    core::Random& random;
    /// What the page that loaded the program knows of it.
    app::AssetPaths assets;
    /// Where its addresses begin: "https://example.gov.vn".
    std::string origin;
    /// Language of the page it came with: "vi" or "en".
    std::string language = "vi";
    /// Null: nothing can be enciphered here.
    app::Cipher* cipher = nullptr;
};

/// Where the program went by itself.
struct Address {
    std::string target;
    /// Corrects the present entry of the history instead of adding one.
    bool replaces = false;
    /// Loads the page with all of the program again, in its newest version.
    bool is_anew = false;
};

/// The program inside a window: screens and state. A frame is drawn up to a few times (draw),
/// then acted upon once (perform); everything else arrives between frames.
class Program {
public:
    virtual ~Program() = default;
    /// The first address, and later every one that back, forward or the person chose.
    virtual void open(std::string_view target) = 0;
    /// Goes on where the person was on the server's page, as app::App::adopt() says.
    virtual app::adoption::Outcome adopt(std::string_view /*page*/) {
        return app::adoption::Outcome::Done;
    }
    /// What the device says its owner prefers, or chose the last time; before the first frame.
    virtual void prefer(ui::Display const& display) = 0;
    [[nodiscard]] virtual ui::Display display() const = 0;
    /// Pure: the same state draws the same frame; remembers what the last drawing answered.
    virtual void draw(ui::Frame& frame) = 0;
    /// A link was pressed.
    virtual void follow(std::string_view href) = 0;
    virtual void perform() = 0;
    /// The move since the last call, for the history.
    virtual std::optional<Address> take_address() = 0;
    virtual void receive(net::Response response) = 0;
    virtual void loaded(std::string_view key, std::optional<std::string> value) = 0;
    virtual void chunk_read(app::FileChunk chunk) = 0;
    virtual void filing_kept(std::string_view /*id*/, bool /*is_kept*/) {}
    virtual void outbox_listed(std::vector<app::OutboxItem> /*items*/) {}
    /// A newer version of the program is ready.
    virtual void offer_version() {}
    virtual void saved(std::string_view /*key*/, app::SaveOutcome /*outcome*/) {}
    virtual void listed(std::string_view /*values*/) {}
    virtual void enciphered(std::optional<app::SealedText> /*sealed*/) {}
    virtual void deciphered(std::optional<std::string> /*text*/) {}
    /// Whether closing the page would lose what somebody typed.
    [[nodiscard]] virtual bool has_unsaved() const { return false; }
};

/// Given by the executable: client/main_web.cpp, client/main_native.cpp, the component sheet.
std::unique_ptr<Program> make_program(Services const& services);

/// Draws one frame until its layout is settled and performs what it asked for. Empties the lists of
/// `input`. `again_in_ms` of the answer already counts that a person did something.
ui::Output run_frame(ui::Frame& frame, Program& program, ui::Input& input);

}
