#pragma once

#include "client/platform/program.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace onedoor::testing {

/// Every component on four pages, without a server: "/" looks like the home page, "/form" like a
/// step of a form, "/sheet" and "/parts" show the rest.
class ComponentSheet final : public platform::Program {
public:
    explicit ComponentSheet(platform::Services const* services) : m_services(services) {}

    void open(std::string_view target) override;
    void prefer(ui::Display const& display) override { m_display = display; }
    [[nodiscard]] ui::Display display() const override { return m_display; }
    void draw(ui::Frame& frame) override;
    void follow(std::string_view href) override;
    void perform() override;
    std::optional<platform::Address> take_address() override { return std::exchange(m_went, {}); }
    void receive(net::Response response) override;
    void loaded(std::string_view key, std::optional<std::string> value) override;
    void chunk_read(app::FileChunk chunk) override;

    std::string name, birth_date, sex, province, note, query, file_name, answer;
    std::vector<std::string> extras;
    bool is_busy = false;
    bool shows_dialog = false;
    bool has_error = false;
    int sent = 0;

private:
    void draw_home(ui::Frame& ui);
    void draw_form(ui::Frame& ui);
    void draw_fields(ui::Frame& ui);
    void draw_sheet(ui::Frame& ui);
    void draw_states(ui::Frame& ui);
    void draw_parts(ui::Frame& ui);
    void draw_rows(ui::Frame& ui);
    void draw_waiting(ui::Frame& ui);
    void draw_dialog(ui::Frame& ui);
    ui::Header header() const;

    platform::Services const* m_services;
    ui::Display m_display;
    std::string m_target = "/";
    std::optional<platform::Address> m_went;
    // What the last drawing answered; performed once.
    struct Answers {
        std::optional<std::string> name, birth_date, sex, province, note, query, extra, file_name;
        ui::HeaderEvent header = ui::HeaderEvent::None;
        std::uint32_t file = 0;
        bool send = false, opens_dialog = false, closes_dialog = false, loads = false;
        bool toggles_busy = false, removes_file = false;
    };
    Answers m_answers;
};

}
