#pragma once

#include "client/app/app.h"
#include "client/platform/program.h"
#include "client/screens/view.h"

namespace onedoor::platform {

/// The product: client/app behind client/screens.
class AppProgram final : public Program {
public:
    explicit AppProgram(Services const& services);

    void open(std::string_view target) override { m_app.open(target); }
    app::adoption::Outcome adopt(std::string_view page) override { return m_app.adopt(page); }
    void prefer(ui::Display const& display) override;
    [[nodiscard]] ui::Display display() const override;
    void draw(ui::Frame& frame) override;
    void follow(std::string_view href) override;
    void perform() override;
    std::optional<Address> take_address() override;
    void receive(net::Response response) override { m_app.receive(response); }
    void loaded(std::string_view key, std::optional<std::string> value) override {
        m_app.loaded(key, std::move(value));
    }
    void chunk_read(app::FileChunk chunk) override { m_app.chunk_read(chunk); }
    void filing_kept(std::string_view id, bool is_kept) override { m_app.filing_kept(id, is_kept); }
    void outbox_listed(std::vector<app::OutboxItem> items) override {
        m_app.outbox_listed(std::move(items));
    }
    void offer_version() override { m_app.offer_version(); }
    void saved(std::string_view key, app::SaveOutcome outcome) override {
        m_app.saved(key, outcome);
    }
    void listed(std::string_view values) override { m_app.listed(values); }
    void enciphered(std::optional<app::SealedText> sealed) override {
        m_app.enciphered(std::move(sealed));
    }
    void deciphered(std::optional<std::string> text) override { m_app.deciphered(std::move(text)); }
    [[nodiscard]] bool has_unsaved() const override;
    /// What runs the program, when it is no browser; outlives it.
    void set_machine(screens::Machine* machine) { m_machine = machine; }
    [[nodiscard]] app::App& app() { return m_app; }
    /// What a kiosk's reader read; false when it is no hand-over.
    bool take_over(std::string_view text) { return m_app.take_over(text); }

private:
    app::App m_app;
    app::Intents m_intents;
    std::optional<std::string> m_focus;
    screens::Machine* m_machine = nullptr;
};

}
