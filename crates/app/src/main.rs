//! Starts the page.

fn main() {
    yew::Renderer::<interleave_app::view::App>::new().render();
}
